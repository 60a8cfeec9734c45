; What installer and uninstaller share: finding and closing the open program.

; programOpen sets $R0 to 1 when a copy of the program in $INSTDIR runs: Windows
; lets nobody write to it meanwhile.
!macro programOpen UN
Function ${UN}programOpen
  StrCpy $R0 0
  Push "$INSTDIR\${EXE}"
  Call ${UN}fileBusy
  FindFirst $R1 $R2 "$INSTDIR\tuong-thich-*"
  ${DoWhile} $R2 != ""
    Push "$INSTDIR\$R2\${EXE}"
    Call ${UN}fileBusy
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
FunctionEnd

; fileBusy sets $R0 to 1 when the file on the stack is there and cannot be
; written to.
Function ${UN}fileBusy
  Exch $R3
  ${If} ${FileExists} "$R3"
    ClearErrors
    FileOpen $R4 "$R3" a
    ${If} ${Errors}
      StrCpy $R0 1
    ${Else}
      FileClose $R4
    ${EndIf}
  ${EndIf}
  Pop $R3
FunctionEnd

; askToClose asks every window of the program in $INSTDIR to close, as if the
; user had: what is unsaved is asked about there. It waits up to 15 seconds.
Function ${UN}askToClose
  StrCpy $R5 0
  StrLen $R9 "$INSTDIR\"
  ${Do}
    FindWindow $R5 "GLFW30" "" 0 $R5
    ${If} $R5 == 0
      ${Break}
    ${EndIf}
    System::Call 'user32::GetWindowThreadProcessId(p R5, *i .R6)'
    System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i R6) p .R7'
    ${If} $R7 P<> 0
      System::Call 'kernel32::QueryFullProcessImageNameW(p R7, i 0, w .R8, *i ${NSIS_MAX_STRLEN})'
      System::Call 'kernel32::CloseHandle(p R7)'
      StrCpy $R8 $R8 $R9
      ${If} $R8 == "$INSTDIR\"
        System::Call 'user32::PostMessageW(p R5, i 0x10, p 0, p 0)'
      ${EndIf}
    ${EndIf}
  ${Loop}
  ${For} $R5 1 30
    Call ${UN}programOpen
    ${If} $R0 = 0
      ${Break}
    ${EndIf}
    Sleep 500
  ${Next}
FunctionEnd

; closeProgram returns when the program in $INSTDIR is closed, with $R0 0, or
; with $R0 1 when it stays open.
Function ${UN}closeProgram
  Call ${UN}programOpen
  ${If} $R0 = 0
    Return
  ${EndIf}
  ${IfNot} ${Silent}
    MessageBox MB_ICONEXCLAMATION|MB_OKCANCEL "${NAME} đang mở. Bấm OK để trình cài đặt đóng cửa sổ chương trình; số liệu đã nhập được lưu, chỗ chưa lưu sẽ được hỏi.$\r$\n$\r$\nBấm Cancel để dừng, chưa có gì thay đổi." IDOK +2
    Return
  ${EndIf}
  Call ${UN}askToClose
  ${If} $R0 <> 0
  ${AndIfNot} ${Silent}
    MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "${NAME} vẫn đang mở. Hãy trả lời câu hỏi trong cửa sổ chương trình, hoặc tự đóng nó, rồi bấm Thử lại (Retry)." IDRETRY again
  ${EndIf}
  Return
again:
  Call ${UN}closeProgram
FunctionEnd
!macroend
!insertmacro programOpen ""
!insertmacro programOpen "un."
