; The installer of Sổ Thi đua, in Vietnamese: for one user without administrator
; rights, or for all users of the PC. Books live in %LOCALAPPDATA%\SoThiDua of
; each user; installing never touches them.
;
; Silent: /S [/ALLUSERS] [/D=folder]. Exit codes: 0 done, 1 given up by the user,
; 2 something failed, 3 a newer version is installed, 4 a newer version wrote the
; book, 5 the program is open and did not close, 6 older than Windows 10,
; 8 administrator rights are missing. After any code but 0 the version installed
; before is whole; why it ended so stands in %TEMP%\SoThiDua-Setup.txt.
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef QUICK
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
SetDateSave off
AllowSkipFiles off
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

!define NAME "Sổ Thi đua"
!define EXE "SoThiDua.exe"
!define COMPAT "tuong-thich-${VERSION}"
!define STAGE "$INSTDIR\moi.tmp"
!define NOTE "$TEMP\SoThiDua-Setup.txt"
!define OWN_KEY "Software\SoThiDua"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoThiDua"
!define BOOK_TYPE "SoThiDua.SaoLuu"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt ${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION4}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION4}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"
!ifdef SIGN
!finalize '"${SIGN}" "%1"'
!uninstfinalize '"${SIGN}" "%1"'
!endif

Var AllUsers  ; 1 for all users of the PC, 0 for this one
Var Refusal   ; why this cannot be installed, empty when it can
Var RefusalCode
Var OneUser   ; radio button

!define MUI_ICON "${TOP}/assets/windows/icon.ico"
!define MUI_UNICON "${TOP}/assets/windows/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_UNABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION runProgram
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME}"
!define MUI_FINISHPAGE_TEXT "${NAME} ${VERSION} đã được cài.$\r$\n$\r$\nSổ, số liệu và cách đặt của bạn được giữ nguyên. Bản mới hơn sau này: chạy bộ cài mới, không cần gỡ bản cũ."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${TOP}/LICENSE"
Page custom scopePage scopeChosen
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE directoryChosen
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.dataPage un.dataChosen
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

!include "program.nsh"
!include "install.nsh"
!include "uninstall.nsh"
