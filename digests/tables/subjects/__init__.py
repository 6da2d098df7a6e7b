"""The lines and tables of single subjects, which several reports show."""
