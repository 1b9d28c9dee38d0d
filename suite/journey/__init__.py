"""The product's main job, played from end to end through pages, links and mails, as the persons concerned would."""
