"""The demo: synthetic people, real places, the main job done by real verbs from list to published figure."""
