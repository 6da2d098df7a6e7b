"""Sources in, changes out: catalogue, fetch, extract, detect, refresh, schedule, command line."""
