"""`make demo`: the whole platform on one machine, from nothing to addresses to click.

Starts the servers that the environment does not name, migrates, seeds, runs web, worker and beat
until Ctrl-C, and writes var/demo.json, which scripts and browser tests read. Data are kept between
runs; `make demo-reset` drops them.
"""
