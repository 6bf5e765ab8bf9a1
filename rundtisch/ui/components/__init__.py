"""Components as plain functions from words to markup; `{% load ui %}` brings them into templates."""
