"""The parts of scripts/build_clients.py."""
