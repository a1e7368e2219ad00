"""Measuring whole answers: the production pipeline, with the model that is configured, asked by nobody real."""
