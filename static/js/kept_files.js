/* Files that were chosen and not sent, kept in this browser beside the words of their
   form. No page can keep them otherwise: what it is given anew has empty boxes for files. */

const STORE = "files";

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("unsaved-files", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/* What the browser refuses to keep is asked for again by the server. */
async function work(mode, act) {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(asked?.result ?? null);
      };
      transaction.onabort = transaction.onerror = () => {
        database.close();
        reject(transaction.error);
      };
    });
  } catch {
    return null;
  }
}

const rangeOf = (id) => IDBKeyRange.bound([id, ""], [id, "\uffff"]);

export function keepFile(id, input) {
  const chosen = [...input.files];
  return work("readwrite", (files) =>
    chosen.length
      ? files.put({ field: input.name, chosen, time: Date.now() }, [id, input.name])
      : files.delete([id, input.name]),
  );
}

export function forgetFiles(id) {
  return work("readwrite", (files) => files.delete(rangeOf(id)));
}

export function tidyFiles(oldest) {
  return work("readwrite", (files) => {
    const asked = files.openCursor();
    asked.onsuccess = () => {
      const cursor = asked.result;
      if (cursor) {
        if (!(cursor.value.time > oldest)) {
          cursor.delete();
        }
        cursor.continue();
      }
    };
  });
}

/* Choose the files again that were chosen before; their names. */
export async function restoreFiles(id, form) {
  const kept = (await work("readonly", (files) => files.getAll(rangeOf(id)))) ?? [];
  const names = [];
  for (const { field, chosen, file: only } of kept) {
    const input = [...form.elements].find((each) => each.name === field && each.type === "file");
    // What the server says it has need not be sent again.
    if (input && !input.files.length && !("received" in input.dataset)) {
      const again = new DataTransfer();
      for (const file of chosen ?? [only]) {
        again.items.add(file);
        names.push(file.name);
      }
      input.files = again.files;
    }
  }
  return names;
}
