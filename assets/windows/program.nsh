; What installer and uninstaller share: finding and closing the open program.

!define HELD "Có chương trình khác đang giữ tệp “${EXE}” trong “$INSTDIR”: thường là phần mềm diệt virus, hoặc ${NAME} đang mở ở một tài khoản Windows khác."

Var Asking ; 1 when windows of the program are asked to close
Var Found  ; windows of the program
Var Kept   ; folder of the compatible copy that stays, "" for none

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

; eachWindow sets $Found to the number of windows of the program in $INSTDIR,
; and when $Asking is 1 asks them to close, as if the user had: what is unsaved
; is asked about there.
Function ${UN}eachWindow
  StrCpy $Found 0
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
        IntOp $Found $Found + 1
        ${If} $Asking = 1
          System::Call 'user32::PostMessageW(p R5, i 0x10, p 0, p 0)'
        ${EndIf}
      ${EndIf}
    ${EndIf}
  ${Loop}
FunctionEnd

; awaitClosed waits up to 15 seconds for the files of the program to be free;
; $R0 is 0 when they are.
Function ${UN}awaitClosed
  ${For} $R5 1 30
    Call ${UN}programOpen
    ${If} $R0 = 0
      ${Break}
    ${EndIf}
    Sleep 500
  ${Next}
FunctionEnd

; ownWindows sets $R0 to the number of windows of the program in $INSTDIR.
Function ${UN}ownWindows
  StrCpy $Asking 0
  Call ${UN}eachWindow
  StrCpy $R0 $Found
FunctionEnd

; closeProgram returns when the program in $INSTDIR is closed, with $R0 0; with
; $R0 1 when it stays open, with 2 when its file is held and it has no window.
Function ${UN}closeProgram
  Call ${UN}programOpen
  ${If} $R0 = 0
    Return
  ${EndIf}
  Call ${UN}ownWindows
  ${If} $R0 = 0
    Call ${UN}awaitClosed
    IntOp $R0 $R0 * 2
    Return
  ${EndIf}
  ${IfNot} ${Silent}
    MessageBox MB_ICONEXCLAMATION|MB_OKCANCEL "${NAME} đang mở. Bấm OK để trình cài đặt đóng cửa sổ chương trình; số liệu đã nhập được lưu, chỗ chưa lưu sẽ được hỏi.$\r$\n$\r$\nBấm Cancel để dừng, chưa có gì thay đổi." IDOK +3
    StrCpy $R0 1
    Return
  ${EndIf}
  StrCpy $Asking 1
  Call ${UN}eachWindow
  Call ${UN}awaitClosed
  ${If} $R0 <> 0
  ${AndIfNot} ${Silent}
    MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "${NAME} vẫn đang mở. Hãy trả lời câu hỏi trong cửa sổ chương trình, hoặc tự đóng nó, rồi bấm Thử lại (Retry)." IDRETRY again
  ${EndIf}
  Return
again:
  Call ${UN}closeProgram
FunctionEnd

; dropCompat removes the compatible copies, also those of other versions that a
; cut installation left, but for the one in $Kept.
Function ${UN}dropCompat
  FindFirst $R1 $R2 "$INSTDIR\tuong-thich-*"
  ${DoWhile} $R2 != ""
    ${If} $R2 != $Kept
      RMDir /r "$INSTDIR\$R2"
    ${EndIf}
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
FunctionEnd
!macroend
!insertmacro programOpen ""
!insertmacro programOpen "un."
