; Putting the program in place: everything is written into a folder of its own
; first and then moved, file by file, each in one step that Windows either does
; or does not do. The program itself is moved last. Whatever fails before, also
; the power, leaves the version installed before as it was.

!macro refuse CODE TEXT
  StrCpy $RefusalCode ${CODE}
  StrCpy $Refusal "${TEXT}"
!macroend

; quitWith ends the installer with the code and says why.
!macro quitWith CODE TEXT
  Push "${TEXT}"
  Call note
  MessageBox MB_ICONSTOP|MB_OK "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; note writes the text on the stack into ${NOTE}, where whoever ran a silent
; installation finds why it ended.
Function note
  Exch $R3
  Push $R4
  ${If} ${Silent}
    FileOpen $R4 "${NOTE}" w
    FileWriteUTF16LE /BOM $R4 "$R3$\r$\n"
    FileClose $R4
  ${EndIf}
  Pop $R4
  Pop $R3
FunctionEnd

; failWith stops in the middle, cleans up and says why.
!macro failWith CODE TEXT
  Call dropStage
  DetailPrint "${TEXT}"
  !insertmacro quitWith ${CODE} "${TEXT}"
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro quitWith 6 "${NAME} cần Windows 10 trở lên (64-bit). Máy này dùng bản Windows cũ hơn nên chưa cài."
  ${EndIf}
  StrCpy $AllUsers 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
    Call needAdmin
  ${EndIf}
  Call useScope
  Call checkInstalled
  ${If} $RefusalCode <> 0
    !insertmacro quitWith $RefusalCode "$Refusal"
  ${EndIf}
  Call rememberedChoices
FunctionEnd

; needAdmin ends with code 8 without administrator rights.
Function needAdmin
  UserInfo::GetAccountType
  Pop $R0
  ${If} $R0 != "Admin"
    !insertmacro quitWith 8 "Cài cho mọi người dùng cần quyền quản trị. Hãy nhờ người phụ trách máy tính, hoặc chọn cài cho riêng bạn."
  ${EndIf}
FunctionEnd

; useScope sets where shortcuts and keys go, and the folder unless /D= or the
; user gave one.
Function useScope
  ${If} $AllUsers = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${OWN_KEY}" "InstallDir"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $AllUsers = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\SoThiDua"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\SoThiDua"
    ${EndIf}
  ${EndIf}
FunctionEnd

; checkInstalled refuses to put this version in the place of a newer one.
Function checkInstalled
  !insertmacro refuse 0 ""
  ReadRegStr $R0 SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $R0 != ""
    ${VersionCompare} "$R0" "${VERSION}" $R1
    ${If} $R1 = 1
      !insertmacro refuse 3 "Máy đã có ${NAME} $R0, mới hơn bản ${VERSION} này. Bản cũ không đọc được sổ do bản mới ghi, nên không cài.$\r$\n$\r$\nMuốn dùng bản cũ, hãy gỡ bản mới trước; sổ vẫn được giữ."
    ${EndIf}
  ${EndIf}
FunctionEnd

; The page that asks for whom to install.
Function scopePage
  !insertmacro MUI_HEADER_TEXT "Cài cho ai" "Cài cho riêng bạn không cần quyền quản trị."
  nsDialogs::Create 1018
  Pop $R0
  ${NSD_CreateRadioButton} 0 10u 100% 14u "Chỉ cho tôi (nên chọn)"
  Pop $OneUser
  ${NSD_AddStyle} $OneUser ${WS_GROUP}
  ${NSD_CreateLabel} 14u 25u 95% 20u "Cài vào thư mục của người dùng đang đăng nhập."
  Pop $R0
  ${NSD_CreateRadioButton} 0 52u 100% 14u "Cho mọi người dùng máy này"
  Pop $R1
  ${NSD_CreateLabel} 14u 67u 95% 20u "Windows sẽ hỏi quyền quản trị. Mỗi người dùng Windows vẫn có sổ riêng."
  Pop $R0
  ${If} $AllUsers = 1
    ${NSD_Check} $R1
  ${Else}
    ${NSD_Check} $OneUser
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function scopeChosen
  ${NSD_GetState} $OneUser $R0
  StrCpy $R1 1
  ${If} $R0 = ${BST_CHECKED}
    StrCpy $R1 0
  ${EndIf}
  ${If} $R1 = 1
    UserInfo::GetAccountType
    Pop $R2
    ${If} $R2 != "Admin" ; begin anew with the rights Windows asks for
      ClearErrors
      ExecShell "runas" "$EXEPATH" "/ALLUSERS"
      ${If} ${Errors}
        MessageBox MB_ICONEXCLAMATION|MB_OK "Chưa có quyền quản trị. Bạn có thể cài cho riêng mình."
        Abort
      ${EndIf}
      Quit
    ${EndIf}
  ${EndIf}
  ${If} $R1 <> $AllUsers
    StrCpy $AllUsers $R1
    StrCpy $INSTDIR ""
    Call useScope
    Call checkInstalled
    ${If} $RefusalCode <> 0
      MessageBox MB_ICONSTOP|MB_OK "$Refusal"
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

; directoryChosen refuses a folder that cannot be written to while the user can
; still choose another one.
Function directoryChosen
  Call writable
  ${If} $R0 = 0
    MessageBox MB_ICONEXCLAMATION|MB_OK "Không ghi được vào thư mục “$INSTDIR”. Hãy chọn thư mục khác."
    Abort
  ${EndIf}
FunctionEnd

; writable sets $R0 to 1 when files can be made in $INSTDIR.
Function writable
  StrCpy $R0 0
  StrCpy $R2 0
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
    StrCpy $R2 1
  ${EndIf}
  ClearErrors
  CreateDirectory "${STAGE}"
  FileOpen $R1 "${STAGE}\thu" w
  ${IfNot} ${Errors}
    FileClose $R1
    StrCpy $R0 1
  ${EndIf}
  RMDir /r "${STAGE}"
  ${If} $R2 = 1
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

; enoughSpace sets $R0 to 1 when the disk of $INSTDIR has room for a second
; copy beside the present one.
Function enoughSpace
  StrCpy $R0 1
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .R1, p 0, p 0) i .R2'
  ${If} $R2 <> 0
    System::Int64Op $R1 / 1048576
    Pop $R1
    ${If} $R1 < ${NEEDED_MB}
      StrCpy $R0 0
    ${EndIf}
  ${EndIf}
FunctionEnd

; dropStage removes what was written and not put in place, and the folder when
; nothing was in it.
Function dropStage
  SetOutPath "$TEMP"
  RMDir /r "${STAGE}"
  ${IfNot} ${FileExists} "$INSTDIR\${EXE}"
    RMDir "$INSTDIR\${COMPAT}"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

; A file could not be written: Windows has said which one, unless silent.
Function .onInstFailed
  Push "Chưa cài được: không ghi được tệp vào “$INSTDIR”. Ổ đĩa có thể đã đầy, hoặc phần mềm diệt virus chặn. Bản đang dùng (nếu có) vẫn còn nguyên. Hãy dọn bớt ổ đĩa rồi chạy lại bộ cài."
  Call note
  Call dropStage
FunctionEnd

; put moves one staged file to its place. Antivirus programs hold new files for
; a moment: it tries for ten seconds.
Function put
  Exch $R3
  ${For} $R4 1 20
    System::Call 'kernel32::MoveFileExW(w "${STAGE}\$R3", w "$INSTDIR\$R3", i 9) i .R5'
    ${If} $R5 <> 0
      ${Break}
    ${EndIf}
    Sleep 500
  ${Next}
  ${If} $R5 = 0
    StrCpy $Refusal "Không thay được tệp “$R3” trong “$INSTDIR”: có chương trình khác đang giữ tệp này, thường là phần mềm diệt virus. Bản đang dùng vẫn còn nguyên. Hãy khởi động lại máy rồi chạy lại bộ cài."
    !insertmacro failWith 2 "$Refusal"
  ${EndIf}
  Pop $R3
FunctionEnd

!macro put FILE
  Push "${FILE}"
  Call put
!macroend

Section "${NAME}" SecProgram
  SectionIn RO
  Delete "${NOTE}"
  CreateDirectory "$INSTDIR"
  Call enoughSpace
  ${If} $R0 = 0
    !insertmacro failWith 2 "Ổ đĩa của “$INSTDIR” không đủ chỗ: cần ${NEEDED_MB} MB trống. Chưa cài gì, bản đang dùng (nếu có) vẫn còn nguyên. Hãy dọn bớt rồi chạy lại bộ cài."
  ${EndIf}
  Call writable
  ${If} $R0 = 0
    !insertmacro failWith 2 "Không ghi được vào thư mục “$INSTDIR”. Chưa cài gì, bản đang dùng (nếu có) vẫn còn nguyên. Hãy chọn thư mục khác."
  ${EndIf}
  Call closeProgram
  ${If} $R0 = 2
    !insertmacro failWith 2 "${HELD} Bản đang dùng vẫn còn nguyên. Hãy đợi một phút, hoặc khởi động lại máy, rồi chạy lại bộ cài."
  ${ElseIf} $R0 = 1
    !insertmacro failWith 5 "Chưa cài: ${NAME} đang mở. Bản đang dùng vẫn còn nguyên. Hãy đóng chương trình rồi chạy lại bộ cài."
  ${EndIf}

  RMDir /r "${STAGE}"
  SetOutPath "${STAGE}"
  File "${DIST}/${EXE}"
  File /oname=GIAY-PHEP.txt "${TOP}/LICENSE"
  SetOutPath "${STAGE}\${COMPAT}"
  File "${DIST}/compat/${EXE}"
  File "${DIST}/compat/libEGL.dll"
  File "${DIST}/compat/libGLESv2.dll"
  File "${DIST}/compat/GIAY-PHEP-ANGLE.txt"
  WriteUninstaller "${STAGE}\GoCaiDat.exe"
  SetOutPath "$TEMP"

  DetailPrint "Kiểm tra sổ đang dùng…"
  ExecWait '"${STAGE}\${EXE}" -fits' $R0
  ${If} $R0 = 4
    !insertmacro failWith 4 "Sổ đang dùng do bản ${NAME} mới hơn ghi; bản ${VERSION} này không đọc được, nên không cài. Hãy dùng bộ cài mới hơn. Sổ không bị thay đổi."
  ${EndIf}

  CreateDirectory "$INSTDIR\${COMPAT}"
  !insertmacro put "${COMPAT}\libEGL.dll"
  !insertmacro put "${COMPAT}\libGLESv2.dll"
  !insertmacro put "${COMPAT}\GIAY-PHEP-ANGLE.txt"
  !insertmacro put "${COMPAT}\${EXE}"
  !insertmacro put "GoCaiDat.exe"
  !insertmacro put "GIAY-PHEP.txt"
  !insertmacro put "${EXE}"
  RMDir /r "${STAGE}"
  Delete "$INSTDIR\LICENSE" ; its name in the first version
  StrCpy $Kept "${COMPAT}"
  Call dropCompat
  Call register
SectionEnd

Section "Biểu tượng trên màn hình" SecDesktop
  SetOutPath "$INSTDIR" ; becomes the shortcut's own folder
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${EXE}"
SectionEnd

Section "Mục trong menu Start" SecStart
  SetOutPath "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk" ; its place in the first version
  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\${EXE}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME} (Chế độ tương thích).lnk" "$INSTDIR\${EXE}" "-compat"
  CreateShortcut "$SMPROGRAMS\${NAME}\Gỡ ${NAME}.lnk" "$INSTDIR\GoCaiDat.exe"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "Chương trình, kể cả bản chạy ở chế độ tương thích cho máy thiếu trình điều khiển màn hình."
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "Biểu tượng mở chương trình trên màn hình nền."
  !insertmacro MUI_DESCRIPTION_TEXT ${SecStart} "Mở chương trình, mở ở chế độ tương thích, gỡ chương trình."
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; register tells Windows of the program, of its uninstaller, and that it opens
; copies of books.
Function register
  WriteRegStr SHCTX "${OWN_KEY}" "InstallDir" "$INSTDIR"
  ${If} ${SectionIsSelected} ${SecDesktop}
    WriteRegDWORD SHCTX "${OWN_KEY}" "Desktop" 1
  ${Else}
    WriteRegDWORD SHCTX "${OWN_KEY}" "Desktop" 0
  ${EndIf}
  ${If} ${SectionIsSelected} ${SecStart}
    WriteRegDWORD SHCTX "${OWN_KEY}" "StartMenu" 1
  ${Else}
    WriteRegDWORD SHCTX "${OWN_KEY}" "StartMenu" 0
  ${EndIf}
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\GoCaiDat.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\GoCaiDat.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegStr SHCTX "Software\Classes\.sothidua" "" "${BOOK_TYPE}"
  WriteRegStr SHCTX "Software\Classes\${BOOK_TYPE}" "" "Bản sao lưu ${NAME}"
  WriteRegStr SHCTX "Software\Classes\${BOOK_TYPE}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "Software\Classes\${BOOK_TYPE}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

; rememberedChoices leaves out, when upgrading, the shortcuts left out before.
Function rememberedChoices
  ClearErrors
  ReadRegDWORD $R0 SHCTX "${OWN_KEY}" "Desktop"
  ${IfNot} ${Errors}
  ${AndIf} $R0 = 0
    !insertmacro UnselectSection ${SecDesktop}
  ${EndIf}
  ClearErrors
  ReadRegDWORD $R0 SHCTX "${OWN_KEY}" "StartMenu"
  ${IfNot} ${Errors}
  ${AndIf} $R0 = 0
    !insertmacro UnselectSection ${SecStart}
  ${EndIf}
FunctionEnd

; runProgram opens the program after the last page.
Function runProgram
  Exec '"$INSTDIR\${EXE}"'
FunctionEnd
