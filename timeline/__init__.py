"""Dutch news articles in, a table and an interactive timeline of conflict events out."""
