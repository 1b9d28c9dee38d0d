"""The portal: staff accounts and sign-in, seasons, the partner directory, the home page."""
