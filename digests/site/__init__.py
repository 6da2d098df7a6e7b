"""The static site: every change, list, material and committee at an address of its own. Pure until `writing`."""
