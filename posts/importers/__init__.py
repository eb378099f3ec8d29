"""Files of other newsrooms read into plain items, without the database."""
