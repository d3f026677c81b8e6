# What `cmake --install` puts where; packages are built from this.
include(GNUInstallDirs)
