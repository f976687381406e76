"""What people say: editions, locals, templates, and the text in them. Frozen and hashable."""
