"""The pages of the site, a module for each kind. Each is a pure function of the world."""
