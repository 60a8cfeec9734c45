; Taking the program away. Books, copies and logs of the user stay, unless the
; user ticks the box and then says yes once more; silently they always stay.

Var DropData
Var DropBox

Function un.onInit
  StrCpy $DropData 0
  StrCpy $AllUsers 0
  SetShellVarContext all
  ReadRegStr $R0 SHCTX "${OWN_KEY}" "InstallDir"
  ${If} $R0 == $INSTDIR
    StrCpy $AllUsers 1
    UserInfo::GetAccountType
    Pop $R0
    ${If} $R0 != "Admin"
      ${IfNot} ${Silent}
        ExecShell "runas" "$INSTDIR\GoCaiDat.exe"
      ${EndIf}
      SetErrorLevel 8
      Quit
    ${EndIf}
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Function un.dataPage
  !insertmacro MUI_HEADER_TEXT "Sổ và số liệu" "Gỡ chương trình không xóa sổ."
  nsDialogs::Create 1018
  Pop $R0
  ${NSD_CreateLabel} 0 6u 100% 40u "Sổ, bản sao lưu và nhật ký của bạn được giữ trong thư mục$\r$\n$LOCALAPPDATA\SoThiDua$\r$\nđể dùng lại khi cài lại chương trình."
  Pop $R0
  ${NSD_CreateCheckbox} 0 60u 100% 14u "Xóa cả sổ, bản sao lưu và nhật ký trong thư mục này (không lấy lại được)"
  Pop $DropBox
  nsDialogs::Show
FunctionEnd

Function un.dataChosen
  StrCpy $DropData 0
  ${NSD_GetState} $DropBox $R0
  ${If} $R0 = ${BST_CHECKED}
    MessageBox MB_ICONEXCLAMATION|MB_YESNO|MB_DEFBUTTON2 "Mọi sổ, bản sao lưu và nhật ký trong thư mục SoThiDua của bạn sẽ bị xóa hẳn, không lấy lại được.$\r$\n$\r$\nChắc chắn xóa?" IDYES sure
    ${NSD_Uncheck} $DropBox
    Abort
sure:
    StrCpy $DropData 1
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.closeProgram
  ${If} $R0 = 2
    MessageBox MB_ICONSTOP|MB_OK "Chưa gỡ. ${HELD} Hãy đợi một phút, hoặc khởi động lại máy, rồi gỡ lại." /SD IDOK
    SetErrorLevel 2
    Quit
  ${ElseIf} $R0 = 1
    MessageBox MB_ICONSTOP|MB_OK "Chưa gỡ: ${NAME} đang mở. Hãy đóng chương trình rồi gỡ lại." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME}\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME}\${NAME} (Chế độ tương thích).lnk"
  Delete "$SMPROGRAMS\${NAME}\Gỡ ${NAME}.lnk"
  RMDir "$SMPROGRAMS\${NAME}"
  Delete "$DESKTOP\${NAME}.lnk"
  StrCpy $Kept ""
  Call un.dropCompat
  RMDir /r "${STAGE}"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\GIAY-PHEP.txt"
  Delete "$INSTDIR\GoCaiDat.exe"
  RMDir "$INSTDIR" ; stays when the user put something into it
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "${OWN_KEY}"
  ReadRegStr $R0 SHCTX "Software\Classes\.sothidua" ""
  ${If} $R0 == "${BOOK_TYPE}"
    DeleteRegKey SHCTX "Software\Classes\.sothidua"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${BOOK_TYPE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $DropData = 1
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\SoThiDua"
  ${EndIf}
SectionEnd
