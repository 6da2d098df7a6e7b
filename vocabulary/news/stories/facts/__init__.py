"""What a text tells, read in any language: names, figures, materials, places, acts. Pure."""
