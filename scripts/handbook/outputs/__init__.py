"""What other programs read: data, pictures, and files for hosts."""
