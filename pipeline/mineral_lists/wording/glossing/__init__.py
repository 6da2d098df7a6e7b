"""A page in a language with a file of its own, its wording put into English."""
