; The installer of Sổ Thi đua: per user, no administrator rights, Vietnamese.
; Books live in %LOCALAPPDATA%\SoThiDua and are never touched here.
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh

Name "Sổ Thi đua"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\SoThiDua"
InstallDirRegKey HKCU "Software\SoThiDua" "InstallDir"
VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=1066 "ProductName" "Sổ Thi đua"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt Sổ Thi đua"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION4}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

!define MUI_ICON "${TOP}/assets/windows/icon.ico"
!define MUI_UNICON "${TOP}/assets/windows/icon.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\SoThiDua.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở Sổ Thi đua"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoThiDua"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${TOP}/LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP|MB_OK "Sổ Thi đua cần Windows 10 trở lên." /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; Asks until the program is closed: a running exe cannot be overwritten.
Function closeProgram
again:
  IfFileExists "$INSTDIR\SoThiDua.exe" 0 done
  ClearErrors
  FileOpen $0 "$INSTDIR\SoThiDua.exe" a
  IfErrors 0 free
  MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "Sổ Thi đua đang mở. Hãy đóng cửa sổ chương trình rồi bấm Thử lại." /SD IDCANCEL IDRETRY again
  Abort "Chưa cài: chương trình đang mở. Bản đang dùng vẫn giữ nguyên."
free:
  FileClose $0
done:
FunctionEnd

Section "Sổ Thi đua"
  SetShellVarContext current
  Call closeProgram
  SetOutPath "$INSTDIR"
  File "${TOP}/dist/SoThiDua.exe"
  File "${TOP}/LICENSE"
  WriteUninstaller "$INSTDIR\GoCaiDat.exe"
  CreateShortcut "$SMPROGRAMS\Sổ Thi đua.lnk" "$INSTDIR\SoThiDua.exe"
  CreateShortcut "$DESKTOP\Sổ Thi đua.lnk" "$INSTDIR\SoThiDua.exe"
  WriteRegStr HKCU "Software\SoThiDua" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Sổ Thi đua"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\SoThiDua.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Sổ Thi đua"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\GoCaiDat.exe"'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  Delete "$SMPROGRAMS\Sổ Thi đua.lnk"
  Delete "$DESKTOP\Sổ Thi đua.lnk"
  Delete "$INSTDIR\SoThiDua.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\GoCaiDat.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\SoThiDua"
SectionEnd
