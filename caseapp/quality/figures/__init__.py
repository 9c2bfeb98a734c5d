"""What is missing without which a figure counts too much or too little."""
