/// The script of an evidence file's page: it verifies the page it stands in, with WebCrypto and no network.
///
/// It follows ``ControleDossier`` point by point, in the browser's own language: two programs that must
/// agree. Browsers keep the text of a script as it is, provided that it never closes its own element.
enum DossierScript {
  static let text = #"""

    "use strict";
    (() => {
      // What the browser holds of the page, once it is whole and before anything here changes it: what
      // somebody adds after this script counts too.
      const script = document.currentScript.textContent;
      let page = "", parts = {}, donnees = "", sceau = "";
      const hold = () => {
        page = document.documentElement.outerHTML;
        parts = {tete: document.head.outerHTML};
        for (const section of document.querySelectorAll("main > section")) {
          parts[section.id] = section.outerHTML;
        }
        donnees = document.getElementById("donnees").textContent;
        sceau = document.getElementById("sceau").textContent;
        Object.assign(parts, {donnees: donnees, verificateur: script});
        // What is shown is made again from what is verified: a shadow root, open or closed, shows what no
        // text of the page says, and no text makes one here.
        const body = document.createElement("body");
        body.innerHTML = document.body.innerHTML;
        document.documentElement.replaceChild(body, document.body);
      };

      const utf8 = (text) => new TextEncoder().encode(text);
      const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      const same = (a, b) => a.length === b.length && a.every((byte, place) => byte === b[place]);
      const base64 = (text) => {
        const binary = atob(text);
        if (btoa(binary) !== text) throw new Error("base64 « " + text + " » non canonique");
        return Uint8Array.from(binary, (c) => c.charCodeAt(0));
      };
      const hash = (text) => {
        const bytes = base64(text);
        if (bytes.length !== 32) throw new Error("empreinte de " + bytes.length + " octets, attendu 32");
        return bytes;
      };
      const joined = (...chunks) => {
        const all = new Uint8Array(chunks.reduce((count, chunk) => count + chunk.length, 0));
        let start = 0;
        for (const chunk of chunks) { all.set(chunk, start); start += chunk.length; }
        return all;
      };
      const leaf = (bytes) => sha256(joined([0], bytes));
      const node = (left, right) => sha256(joined([1], left, right));

      // Merkle proofs: RFC 9162, 2.1.3.2 and 2.1.4.2. Nodes proven once are not proven again.
      const rootOf = async (index, size, hashed, path, root, proven) => {
        if (index >= size) throw new Error("hors de l’arbre");
        let fn = index, sn = size - 1, level = 0, way = [], r = hashed;
        const up = () => { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); level += 1; };
        for (const p of path) {
          const key = level + ":" + fn;
          if (proven.has(key)) {
            if (!same(proven.get(key), r)) throw new Error("l’empreinte ne mène pas à la racine");
            for (const [k, h] of way) proven.set(k, h);
            return;
          }
          way.push([key, r]);
          if (sn === 0) throw new Error("chemin trop long");
          if (fn % 2 === 1 || fn === sn) {
            r = await node(p, r);
            while (fn % 2 === 0 && fn !== 0) up();
          } else {
            r = await node(r, p);
          }
          up();
        }
        if (sn !== 0) throw new Error("chemin trop court");
        if (!same(r, root)) throw new Error("l’empreinte ne mène pas à la racine signée");
        for (const [k, h] of way) proven.set(k, h);
      };
      const extend = async (first, second, root1, root2, path) => {
        if (first > second) throw new Error("le sceau couvre moins de lignes que les chiffres");
        if (first === second) {
          if (path.length > 0 || !same(root1, root2)) throw new Error("la racine n’est pas celle du sceau");
          return;
        }
        if (first === 0) {
          if (path.length > 0 || !same(root1, await sha256(new Uint8Array()))) throw new Error("racine du vide");
          return;
        }
        if (path.length === 0) throw new Error("preuve vide");
        const hashes = Number.isInteger(Math.log2(first)) ? [root1, ...path] : [...path];
        let fn = first - 1, sn = second - 1;
        const up = () => { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); };
        while (fn % 2 === 1) up();
        let fr = hashes[0], sr = hashes[0];
        for (const c of hashes.slice(1)) {
          if (sn === 0) throw new Error("preuve trop longue");
          if (fn % 2 === 1 || fn === sn) {
            fr = await node(c, fr);
            sr = await node(c, sr);
            while (fn % 2 === 0 && fn !== 0) up();
          } else {
            sr = await node(sr, c);
          }
          up();
        }
        if (!same(fr, root1) || !same(sr, root2) || sn !== 0) throw new Error("la preuve ne tient pas");
      };

      // Signed notes: text, blank line, signatures.
      const note = (text) => {
        const border = text.lastIndexOf("\n\n");
        if (border === -1 || !text.endsWith("\n")) throw new Error("ce n’est pas une note signée");
        const lines = text.slice(border + 2, -1).split("\n").map((line) => {
          const found = /^\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)$/.exec(line);
          if (!found) throw new Error("ligne de signature illisible");
          return {name: found[1], bytes: base64(found[2])};
        });
        return {text: text.slice(0, border + 1), signatures: lines};
      };
      const vkey = async (text) => {
        const found = /^([^+ ]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
        if (!found) throw new Error("la clé publique n’a pas la forme nom+identifiant+base64");
        const bytes = base64(found[3]);
        if (bytes[0] !== 1 || bytes.length !== 33) throw new Error("la clé n’est pas une clé de journal");
        const id = (await sha256(joined(utf8(found[1] + "\n"), bytes))).slice(0, 4);
        if (hex(id) !== found[2]) throw new Error("l’identifiant de la clé ne correspond pas");
        return {name: found[1], id: id, key: bytes.slice(1)};
      };
      const signed = async (noteRead, key) => {
        const line = noteRead.signatures.find((s) => s.name === key.name && same(s.bytes.slice(0, 4), key.id));
        if (!line) throw new Error("aucune signature de « " + key.name + " » sous cette clé");
        let imported;
        try {
          imported = await crypto.subtle.importKey("raw", key.key, {name: "Ed25519"}, false, ["verify"]);
        } catch (error) {
          throw new Error("ce navigateur ne sait pas vérifier Ed25519 ; essayez-en un plus récent");
        }
        const holds = await crypto.subtle.verify({name: "Ed25519"}, imported, line.bytes.slice(4), utf8(noteRead.text));
        if (!holds) throw new Error("la signature est fausse");
      };

      // Figures, on integers: half up, as the tables are computed.
      const rounded = (dividend, divisor) => {
        const numerator = 2n * dividend + divisor, denominator = 2n * divisor;
        const quotient = numerator / denominator;
        return numerator % denominator < 0n ? quotient - 1n : quotient;
      };
      const decimal = (mantissa, scale) => {
        const digits = (mantissa < 0n ? -mantissa : mantissa).toString().padStart(scale + 1, "0");
        const cut = digits.length - scale;
        return (mantissa < 0n ? "-" : "") + digits.slice(0, cut) + (scale ? "." + digits.slice(cut) : "");
      };
      const simple = (operation, sums) => {
        const [first, second] = sums;
        if (operation === "compte") return [first, 0];
        if (operation === "centiemes") {
          let mantissa = first, scale = 2;
          while (scale > 0 && mantissa % 10n === 0n) { mantissa /= 10n; scale -= 1; }
          return [mantissa, scale];
        }
        if (second === undefined || second <= 0n) return null;
        if (operation === "part") return [rounded(first * 1000n, second), 1];
        if (operation === "moyenne") return [rounded(first, second), 0];
        if (operation === "rapport") return [rounded(first * 10n, second), 1];
        throw new Error("calcul « " + operation + " » inconnu");
      };
      const value = (chiffre) => {
        const sums = chiffre.parties.map((partie) => BigInt(partie.valeur));
        const variation = ["evolution.", "points."].find((name) => chiffre.calcul.startsWith(name));
        if (!variation) return simple(chiffre.calcul, sums);
        const operation = chiffre.calcul.slice(variation.length), half = Math.floor(sums.length / 2);
        const now = simple(operation, sums.slice(0, half)), before = simple(operation, sums.slice(half));
        if (!now || !before) return null;
        const scale = Math.max(now[1], before[1]);
        const a = now[0] * 10n ** BigInt(scale - now[1]), b = before[0] * 10n ** BigInt(scale - before[1]);
        if (variation === "points.") return [a - b, scale];
        if (b === 0n) return null;
        const top = (a - b) * 1000n, abs = (x) => (x < 0n ? -x : x);
        const magnitude = (2n * abs(top) + abs(b)) / (2n * abs(b));
        return [(top < 0n) === (b < 0n) ? magnitude : -magnitude, 1];
      };

      let list = null, verdict = null, input = null, failures = 0, missing = 0, declared = 0;
      // A point that holds, does not, or is only declared; null for one that was not verified.
      const say = (holds, text) => {
        const item = document.createElement("li");
        item.textContent = text;
        item.className = holds === null ? "reserve" : holds === "declare" ? holds : holds ? "bon" : "mauvais";
        if (holds === "declare") declared += 1;
        if (holds === false) failures += 1;
        if (holds === null) missing += 1;
        list.append(item);
      };
      const integer = (number) => {
        if (!Number.isSafeInteger(number)) throw new Error("« " + number + " » n’est pas un entier exact");
        return BigInt(number);
      };
      const check = async (text, body, holds = true) => {
        try {
          const more = await body();
          say(holds, text + (more ? " : " + more : "") + ".");
          return true;
        } catch (error) {
          say(false, text + " : " + error.message + ".");
          return false;
        }
      };

      const integrity = async () => {
        const seal = JSON.parse(sceau);
        const names = {tete: "la tête", donnees: "les données", verificateur: "le script"};
        const wrong = [];
        for (const [name, text] of Object.entries(parts)) {
          if (hex(await sha256(utf8(text))) !== seal.parties[name]) wrong.push(names[name] || "la section « " + name + " »");
        }
        const whole = page.replace(sceau, () => "");
        const digest = await sha256(utf8(whole));
        const isWhole = hex(digest) === seal.page && document.compatMode === "CSS1Compat" &&
          Object.keys(seal.parties).length === Object.keys(parts).length;
        if (wrong.length === 0 && !isWhole) wrong.push("ce qui entoure les sections");
        if (wrong.length > 0) throw new Error(wrong.join(", ") + " : modifié depuis l’écriture du dossier");
        return {seal: seal, digest: digest};
      };

      const verify = async () => {
        list.replaceChildren();
        [failures, missing, declared] = [0, 0, 0];
        verdict.className = "";
        verdict.textContent = "Vérification en cours…";
        let sealed = null, dossier = null, head = null, key = null;
        await check("La page est celle qui a été écrite", async () => { sealed = await integrity(); });
        await check("Les données se lisent", async () => { dossier = JSON.parse(donnees); });
        if (dossier) await verifyData(dossier, sealed);
        verdict.className = failures ? "mauvais" : "";
        const many = (count, one, several) => count + " " + (count > 1 ? several : one);
        verdict.textContent = failures
          ? many(failures, "point ne tient pas.", "points ne tiennent pas.")
          : "Rien ne contredit ce dossier ; " + [
              missing ? "auteur ou page non vérifiés" : "",
              declared ? many(declared, "chiffre déclaré", "chiffres déclarés") : "",
            ].filter((text) => text).join(", ") + ".";
        if (!failures && !missing && !declared) verdict.textContent = "Rien ne contredit ce dossier.";
      };

      // What cannot be, whatever the figures: recorded after the view, out of order, not what the line says.
      const contradiction = (line, dossier, last) => {
        const day = line.enregistre && line.enregistre.slice(0, 10);
        if (dossier.format > 1 && day && dossier.vu_au && day > dossier.vu_au) {
          return "enregistrée le " + day + ", après le jour de la vue, le " + dossier.vu_au;
        }
        if (line.enregistre !== undefined && line.enregistre < last) {
          return "enregistrée le " + line.enregistre + ", avant une ligne qui la précède";
        }
        if (line.originale === undefined) return null;
        const type = JSON.parse(line.originale).type;
        const own = type.startsWith("fr.milo.") ? type.slice(8).replace(/\.v[0-9]+$/, "") : type;
        return line.type !== undefined && own !== line.type && !type.startsWith(line.type)
          ? "le type montré n’est pas celui de la ligne" : null;
      };
      // A line counts once in a sum, and so does a youth where further lines of the same youth count for
      // nothing.
      const countedAgain = (chiffre, partie) => {
        const lines = new Map(), youths = new Map();
        for (const c of partie.contributions) {
          if (c.montant === 0) continue;
          lines.set(c.ligne, (lines.get(c.ligne) || 0) + 1);
          if (c.qui !== undefined) youths.set(c.qui, (youths.get(c.qui) || 0) + 1);
        }
        for (const [line, count] of lines) {
          if (count > 1) throw new Error("la ligne " + line + " compte " + count + " fois");
        }
        const distinct = partie.contributions.some((c) => c.montant === 0) &&
          partie.contributions.every((c) => c.montant === 0 || c.montant === 1);
        for (const [youth, count] of youths) {
          if (distinct && count > 1) throw new Error("le numéro " + youth + " compte " + count + " fois");
        }
      };
      const shareOfOthers = (chiffre) => {
        for (let start = 0; start + 1 < chiffre.parties.length; start += 2) {
          const [top, bottom] = [chiffre.parties[start], chiffre.parties[start + 1]].map((p) => p.contributions);
          if ([...top, ...bottom].some((c) => c.qui === undefined)) continue;
          const all = new Set(bottom.map((c) => c.qui));
          for (const c of top) {
            if (!all.has(c.qui)) throw new Error("le numéro " + c.qui + " est au numérateur sans être au dénominateur");
          }
        }
      };

      const verifyData = async (dossier, sealed) => {
        let head = null, checkpoint = null;
        await check("Le sceau du journal se lit", async () => {
          checkpoint = note(dossier.sceau);
          const [origin, size, root] = checkpoint.text.split("\n");
          if (!/^(0|[1-9][0-9]*)$/.test(size)) throw new Error("taille illisible");
          head = {origin: origin, size: Number(size), root: hash(root)};
          return "« " + origin + " », " + size + " lignes";
        });
        if (!head) return;
        if (input.value.trim() === "") {
          say(null, "Auteur non vérifié : aucune clé publique n’est donnée.");
        } else {
          await check("Le journal a signé ce sceau", async () => {
            const key = await vkey(input.value);
            if (key.name !== head.origin) throw new Error("la clé est celle de « " + key.name + " »");
            await signed(checkpoint, key);
            return "clé " + hex(key.id);
          });
          if (sealed && sealed.seal.signature) {
            await check("Le journal a signé cette page", async () => {
              const read = note(sealed.seal.signature);
              const expected = "fr.milo.dossier/v1\n" + head.origin + "\n" + btoa(String.fromCharCode(...sealed.digest)) + "\n";
              if (read.text !== expected) throw new Error("la signature est celle d’une autre page");
              await signed(read, await vkey(input.value));
            });
          } else {
            say(null, "Page non signée : elle et ses empreintes peuvent avoir été refaites ensemble.");
          }
        }
        const at = (place) => {
          if (!(place in dossier.noeuds)) throw new Error("l’empreinte numéro " + place + " manque");
          return hash(dossier.noeuds[place]);
        };
        await check("Le sceau prolonge les " + dossier.taille + " lignes comptées", () =>
          extend(dossier.taille, head.size, hash(dossier.racine), head.root, dossier.coherence.map(at)));
        const proven = new Map();
        const lines = new Map(dossier.lignes.map((line) => [line.index, line]));
        let held = 0;
        for (const line of dossier.lignes) {
          try {
            const hashed = line.originale === undefined ? hash(line.empreinte) : await leaf(utf8(line.originale));
            await rootOf(line.index, head.size, hashed, line.chemin.map(at), head.root, proven);
            held += 1;
          } catch (error) {
            say(false, "Ligne " + line.index + " : " + error.message + ".");
          }
        }
        if (held > 0) say(true, held + (held > 1 ? " lignes sont sous le sceau, à leur place." : " ligne est sous le sceau, à sa place."));
        if (lines.size < dossier.lignes.length) say(false, "Une ligne est plusieurs fois dans le dossier.");
        let last = "";
        for (const line of [...dossier.lignes].sort((a, b) => a.index - b.index)) {
          const wrong = contradiction(line, dossier, last);
          if (wrong) say(false, "Ligne " + line.index + " : " + wrong + ".");
          if (line.enregistre !== undefined && line.enregistre > last) last = line.enregistre;
        }
        for (const chiffre of dossier.chiffres) {
          await check(chiffre.libelle, async () => {
            for (const partie of chiffre.parties) {
              const sum = partie.contributions.reduce((total, c) => total + integer(c.montant), 0n);
              if (sum !== integer(partie.valeur)) {
                throw new Error(partie.role + " : les lignes font " + sum + ", le dossier dit " + partie.valeur);
              }
              for (const c of partie.contributions) {
                if (!lines.has(c.ligne)) throw new Error("la ligne " + c.ligne + " n’est pas dans le dossier");
                if (c.ligne >= dossier.taille) throw new Error("la ligne " + c.ligne + " n’était pas connue");
              }
              countedAgain(chiffre, partie);
            }
            if (/(^|\.)part$/.test(chiffre.calcul)) shareOfOthers(chiffre);
            const computed = value(chiffre);
            const text = computed ? decimal(computed[0], computed[1]) : undefined;
            if (text !== chiffre.valeur) {
              throw new Error("recalculé " + text + ", le dossier dit " + chiffre.valeur);
            }
            return (text === undefined ? "sans valeur" : text.replace(".", ",")) +
              (chiffre.unite === "nombre" ? "" : " " + chiffre.unite) + ", déclaré ; " +
              (chiffre.parties.every((partie) => partie.contributions.every((c) => lines.get(c.ligne).originale !== undefined))
                ? "« milo verifier-dossier » le recompte" : "rien ne le contredit");
          }, "declare");
        }
      };

      // The lines behind a figure are written when somebody opens them, from the data verified above.
      const behind = (details) => {
        const dossier = JSON.parse(donnees);
        const chiffre = dossier.chiffres[Number(details.dataset.rang)];
        const lines = new Map(dossier.lignes.map((line) => [line.index, line]));
        for (const partie of chiffre.parties) {
          const title = document.createElement("p");
          title.textContent = partie.role + " : " + partie.valeur;
          const table = document.createElement("table");
          const header = table.createTHead().insertRow();
          for (const name of ["ligne", "qui", "compte", "événement", "date", "enregistré"]) {
            const cell = document.createElement("th");
            cell.textContent = name;
            header.append(cell);
          }
          const body = table.createTBody();
          for (const c of partie.contributions) {
            const line = lines.get(c.ligne) || {};
            const row = body.insertRow();
            for (const text of [c.ligne, c.qui === undefined ? "" : "n° " + c.qui, c.montant,
              line.type || "retenue", line.date || "", line.enregistre || ""]) {
              row.insertCell().textContent = text;
            }
            if (line.originale !== undefined) {
              const code = document.createElement("code");
              code.textContent = line.originale;
              const cell = body.insertRow().insertCell();
              cell.colSpan = 6;
              cell.append(code);
            }
          }
          const wide = document.createElement("div");
          wide.className = "large";
          wide.append(table);
          details.append(title, wide);
        }
      };
      const start = () => {
        hold();
        list = document.getElementById("resultats");
        verdict = document.getElementById("verdict");
        input = document.getElementById("cle");
        for (const details of document.querySelectorAll("details.derriere")) {
          details.addEventListener("toggle", () => behind(details), {once: true});
        }
        document.getElementById("verifier").addEventListener("click", verify);
        if (location.hash === "#verifier") verify();
      };
      document.addEventListener("DOMContentLoaded", start);
    })();

    """#
}
