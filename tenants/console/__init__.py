"""The owner console: an admin site of its own on the owner host. No models live here."""
