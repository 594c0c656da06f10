"""Speed, as ratios: each measure runs beside its yardstick, on one machine, in one run."""
