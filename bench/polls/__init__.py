"""What polls cost beside a bare loop of `requests` over the same pages, in one run: `python -m bench.polls`."""
