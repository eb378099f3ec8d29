"""The invented newsroom that a first visit shows: its texts as data, its pictures as code."""
