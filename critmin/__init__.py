"""The application: the `critmin` command, the clock of the background run, the demonstration."""
