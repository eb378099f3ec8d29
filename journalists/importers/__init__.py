"""Lists of other registers, read into plain rows (no database), then saved as drafts."""
