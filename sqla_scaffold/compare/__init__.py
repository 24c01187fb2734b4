"""Two schemas compared: the changes between them, each with both ends, and what is dangerous about them."""
