"""Pages as an output sees them: placed items in paint order and the logical structure; nothing else."""
