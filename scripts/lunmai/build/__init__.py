"""The pre-build, the site, writing, an edition’s archive, and the environment of packages."""
