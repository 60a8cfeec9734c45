/* A user's hand for tests of the Windows program; never shipped.
     hand type TEXT   sends keys as UniKey does: each letter of TEXT is a key, "<"
                      is Backspace, and letters that no key has are sent as
                      characters; everything in one burst
     hand open LINK   opens a shortcut as Explorer does: by the list of the names
                      on the way to its program (Wine goes by a path in the code
                      page, which cannot hold Vietnamese names)
     hand click FILE  opens a file with the program that the user's own classes
                      have for it (Wine looks among those of the machine only)
     hand hold FILE   keeps a file open, shared with nobody, for 60 seconds
     hand said        prints what the boxes of Windows on the screen say         */
#define COBJMACROS
#include <windows.h>
#include <shlobj.h>
#include <stdio.h>

static int type(const wchar_t *text) {
	static INPUT in[2000];
	int n = 0;
	for (; *text && n < 1996; text++) {
		INPUT key = {.type = INPUT_KEYBOARD};
		SHORT code = VkKeyScanW(*text);
		int shift = 0;
		if (*text == '<') {
			key.ki.wVk = VK_BACK;
		} else if (*text < 128 && code != -1) {
			key.ki.wVk = code & 0xff;
			shift = code & 0x100;
		} else {
			key.ki.wScan = *text;
			key.ki.dwFlags = KEYEVENTF_UNICODE;
		}
		INPUT hold = {.type = INPUT_KEYBOARD, .ki.wVk = VK_SHIFT};
		if (shift) in[n++] = hold;
		in[n++] = key;
		key.ki.dwFlags |= KEYEVENTF_KEYUP;
		in[n++] = key;
		hold.ki.dwFlags = KEYEVENTF_KEYUP;
		if (shift) in[n++] = hold;
	}
	return SendInput(n, in, sizeof *in) == (UINT)n ? 0 : 1;
}

static int open_link(const wchar_t *path) {
	IShellLinkW *link;
	IPersistFile *file;
	LPITEMIDLIST list;
	wchar_t target[MAX_PATH], arguments[1024], folder[MAX_PATH], line[2048];
	if (FAILED(CoInitialize(NULL)) ||
	    FAILED(CoCreateInstance(&CLSID_ShellLink, NULL, CLSCTX_INPROC_SERVER, &IID_IShellLinkW, (void **)&link)) ||
	    FAILED(IShellLinkW_QueryInterface(link, &IID_IPersistFile, (void **)&file)) ||
	    FAILED(IPersistFile_Load(file, path, STGM_READ)) ||
	    FAILED(IShellLinkW_GetIDList(link, &list)) || !SHGetPathFromIDListW(list, target) ||
	    FAILED(IShellLinkW_GetArguments(link, arguments, 1024)) ||
	    FAILED(IShellLinkW_GetWorkingDirectory(link, folder, MAX_PATH)))
		return 1;
	STARTUPINFOW start = {.cb = sizeof start};
	PROCESS_INFORMATION process;
	_snwprintf(line, 2048, L"\"%ls\" %ls", target, arguments);
	return CreateProcessW(target, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process) ? 0 : 1;
}

static int click(const wchar_t *path) {
	wchar_t key[512], type[256], command[2048], line[4096];
	DWORD size = sizeof type;
	const wchar_t *ending = wcsrchr(path, '.');
	if (!ending) return 1;
	_snwprintf(key, 512, L"Software\\Classes\\%ls", ending);
	if (RegGetValueW(HKEY_CURRENT_USER, key, NULL, RRF_RT_REG_SZ, NULL, type, &size)) return 1;
	_snwprintf(key, 512, L"Software\\Classes\\%ls\\shell\\open\\command", type);
	size = sizeof command;
	if (RegGetValueW(HKEY_CURRENT_USER, key, NULL, RRF_RT_REG_SZ, NULL, command, &size)) return 1;
	wchar_t *hole = wcsstr(command, L"%1");
	if (!hole) return 1;
	*hole = 0;
	_snwprintf(line, 4096, L"%ls%ls%ls", command, path, hole + 2);
	STARTUPINFOW start = {.cb = sizeof start};
	PROCESS_INFORMATION process;
	return CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process) ? 0 : 1;
}

static int hold(const wchar_t *path) {
	if (CreateFileW(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE) return 1;
	puts("held");
	fflush(stdout);
	Sleep(60000);
	return 0;
}

static BOOL CALLBACK say(HWND window, LPARAM unused) {
	wchar_t text[2048];
	char line[8192];
	int length = (int)SendMessageW(window, WM_GETTEXT, 2048, (LPARAM)text);
	if (!IsWindowVisible(window) || length == 0) return TRUE;
	length = WideCharToMultiByte(CP_UTF8, 0, text, length, line, sizeof line, NULL, NULL);
	fwrite(line, 1, length, stdout);
	putchar('\n');
	return TRUE;
}

static BOOL CALLBACK say_box(HWND window, LPARAM unused) {
	wchar_t class[64];
	if (IsWindowVisible(window) && GetClassNameW(window, class, 64) && !wcscmp(class, L"#32770")) {
		say(window, 0);
		EnumChildWindows(window, say, 0);
	}
	return TRUE;
}

int wmain(int n, wchar_t **args) {
	if (n == 2 && !wcscmp(args[1], L"said")) return EnumWindows(say_box, 0) ? 0 : 1;
	if (n != 3) return 2;
	if (!wcscmp(args[1], L"type")) return type(args[2]);
	if (!wcscmp(args[1], L"open")) return open_link(args[2]);
	if (!wcscmp(args[1], L"click")) return click(args[2]);
	if (!wcscmp(args[1], L"hold")) return hold(args[2]);
	return 2;
}
