"""One module for each app whose models the console shows; loaded once the apps are ready."""
