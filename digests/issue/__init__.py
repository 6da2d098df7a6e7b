"""Events and the state of the sources -> what one reader is told of one period. Pure."""
