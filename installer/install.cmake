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

if(TARGET traceo_samples)
  install(TARGETS traceo_samples LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/traceo)
endif()

# Manual page and completion are what the command says of itself, so it is asked when everything is built.
if(UNIX AND NOT CMAKE_CROSSCOMPILING)
  set(said ${CMAKE_BINARY_DIR}/said)
  install(CODE "
    function(ask file)
      execute_process(COMMAND \${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 LANGUAGE= XDG_STATE_HOME=${said} XDG_DATA_HOME=${said}
          $<TARGET_FILE:traceo> \${ARGN} OUTPUT_FILE ${said}/\${file} COMMAND_ERROR_IS_FATAL ANY)
    endfunction()
    file(MAKE_DIRECTORY ${said})
    ask(traceo.1 help man)
    ask(traceo.bash completion bash)
    ask(_traceo completion zsh)
    ask(traceo.fish completion fish)")
  install(FILES ${said}/traceo.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${said}/traceo.bash RENAME traceo DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${said}/_traceo DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${said}/traceo.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
