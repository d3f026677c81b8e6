# What `cmake --install` puts where, besides the two programs; packages are built from this.
include(GNUInstallDirs)
if(UNIX AND NOT APPLE)
  install(FILES installer/traceo-desktop.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES resources/icons/traceo-desktop.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
  foreach(size 16 24 32 48 64 128 256)
    install(FILES resources/icons/traceo-desktop-${size}.png RENAME traceo-desktop.png
      DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
  endforeach()
endif()
