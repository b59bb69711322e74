"""Draws the table: a Plotly figure, and one HTML file around it."""
