"""Two schemas compared; changes are values with both ends. (Its modules come with the revisions after the first.)"""
