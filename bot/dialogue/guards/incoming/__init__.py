"""What somebody wrote, before any model reads it: does it try to steer the machine instead of asking the city?"""
