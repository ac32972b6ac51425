"""What can be taken away: files for PowerPoint, paper and sticks."""
