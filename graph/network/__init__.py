"""What is claimed, as a network: found by name, followed hop by hop, and told in words."""
