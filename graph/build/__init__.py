"""The main job: claims become named graphs, checked by shapes, enriched, and written."""
