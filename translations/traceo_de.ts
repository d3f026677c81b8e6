<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AccountRules</name>
    <message>
        <source>A rule is ACCOUNT=KIND{label="value"}+TAIL; only KIND must be there.</source>
        <translation>Eine Regel ist ACCOUNT=KIND{label="value"}+TAIL; nur KIND ist Pflicht.</translation>
    </message>
    <message>
        <source>a kind of fact (%1), series or exclusion</source>
        <translation>eine Art von Fakt (%1), series oder exclusion</translation>
    </message>
    <message>
        <source>a rule of series or exclusions without a tail</source>
        <translation>eine Regel für series oder exclusion ohne tail</translation>
    </message>
    <message>
        <source>the name of an SLO of this workspace, or a pattern such as checkout-*</source>
        <translation>der Name eines SLO dieses Workspace oder ein Muster wie checkout-*</translation>
    </message>
    <message>
        <source>names of SLOs</source>
        <translation>Namen von SLOs</translation>
    </message>
    <message>
        <source>Without “slos:” it is for all.</source>
        <translation>Ohne „slos:“ gilt sie für alle.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Panes</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Getting about</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Tabelle filtern</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>Inspektor ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <translation>Zeitraum wählen</translation>
    </message>
    <message>
        <source>Look at the past</source>
        <translation>Die Vergangenheit ansehen</translation>
    </message>
    <message>
        <source>Return to live</source>
        <translation>Zurück zu Live</translation>
    </message>
    <message>
        <source>Return to live, from the past</source>
        <translation>Aus der Vergangenheit zurück zu Live</translation>
    </message>
    <message>
        <source>What changed in this range</source>
        <translation>Was sich in diesem Zeitraum geändert hat</translation>
    </message>
    <message>
        <source>Half a range earlier</source>
        <translation>Einen halben Zeitraum früher</translation>
    </message>
    <message>
        <source>Half a range later</source>
        <translation>Einen halben Zeitraum später</translation>
    </message>
    <message>
        <source>Half as long</source>
        <translation>Halb so lang</translation>
    </message>
    <message>
        <source>Twice as long</source>
        <translation>Doppelt so lang</translation>
    </message>
    <message>
        <source>Undo the time range</source>
        <translation>Zeitraum rückgängig machen</translation>
    </message>
    <message>
        <source>Redo the time range</source>
        <translation>Zeitraum wiederherstellen</translation>
    </message>
    <message>
        <source>From an object up to its pane</source>
        <translation>Vom Objekt hinauf zu seiner Ansicht</translation>
    </message>
    <message>
        <source>Sort by this column, or the other way round</source>
        <translation>Nach dieser Spalte sortieren, oder andersherum</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Add source…</source>
        <translation>Quelle hinzufügen …</translation>
    </message>
    <message>
        <source>Sources and how they answer</source>
        <translation>Quellen und wie sie antworten</translation>
    </message>
    <message>
        <source>Report of all panes as PDF…</source>
        <translation>Bericht aller Bereiche als PDF…</translation>
    </message>
    <message>
        <source>Open the menu that a right click opens</source>
        <translation>Das Menü öffnen, das ein Rechtsklick öffnet</translation>
    </message>
    <message>
        <source>Next tab of the object</source>
        <translation>Nächster Tab des Objekts</translation>
    </message>
    <message>
        <source>Tab of the object before</source>
        <translation>Voriger Tab des Objekts</translation>
    </message>
    <message>
        <source>New SLO…</source>
        <translation>Neues SLO …</translation>
    </message>
    <message>
        <source>Edit SLO…</source>
        <translation>SLO bearbeiten …</translation>
    </message>
</context>
<context>
    <name>AddSource</name>
    <message>
        <source>adding a source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>a change of mind</source>
        <translation>ein Sinneswandel</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>Frage %1</translation>
    </message>
    <message>
        <source>a source that can be polled</source>
        <translation>eine Quelle, die abgefragt werden kann</translation>
    </message>
    <message>
        <source>This version cannot poll it yet.</source>
        <translation>Diese Version kann sie noch nicht abfragen.</translation>
    </message>
    <message>
        <source>Looking around</source>
        <translation>Sehe mich um</translation>
    </message>
    <message>
        <source>Reading the past of SLO %1 of %2</source>
        <translation>Lese die Vergangenheit von SLO %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) scraped, %1 of them up</source>
        <translation>
            <numerusform>%n Ziel wird abgefragt, %1 davon erreichbar</numerusform>
            <numerusform>%n Ziele werden abgefragt, %1 davon erreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Counters of requests: %1</source>
        <translation>Zähler von Anfragen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n histogram(s)</source>
        <translation>
            <numerusform>%n Histogramm</numerusform>
            <numerusform>%n Histogramme</numerusform>
        </translation>
    </message>
    <message>
        <source>It has more metrics than were looked at; the well-known ones were.</source>
        <translation>Er hat mehr Metriken, als angesehen wurden; die bekannten wurden es.</translation>
    </message>
    <message>
        <source>a file that can be written</source>
        <translation>eine Datei, die geschrieben werden kann</translation>
    </message>
    <message>
        <source>one source</source>
        <translation>eine Quelle</translation>
    </message>
    <message>
        <source>a name no other source has</source>
        <translation>ein Name, den keine andere Quelle hat</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>der Schlüsselbund</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>a server that is not in the workspace yet</source>
        <translation>ein Server, der noch nicht im Arbeitsbereich steht</translation>
    </message>
    <message>
        <source>the one of the source “%1”</source>
        <translation>der der Quelle „%1“</translation>
    </message>
    <message>
        <source>It is polled already; “traceo sources list” shows it.</source>
        <translation>Er wird schon abgefragt; „traceo sources list“ zeigt ihn.</translation>
    </message>
    <message>
        <source>no file yet, or a workspace that can be read</source>
        <translation>noch keine Datei, oder ein lesbarer Arbeitsbereich</translation>
    </message>
    <message>
        <source>a file that cannot be read as a workspace</source>
        <translation>eine Datei, die nicht als Arbeitsbereich gelesen werden kann</translation>
    </message>
    <message>
        <source>“traceo workspace check FILE” says why; mend it or move it away.</source>
        <translation>„traceo workspace check DATEI“ sagt, warum; berichtigen Sie sie oder räumen Sie sie weg.</translation>
    </message>
    <message numerus="yes">
        <source>%n series of probes</source>
        <translation>
            <numerusform>%n Prüfungsreihe</numerusform>
            <numerusform>%n Prüfungsreihen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n address(es)</source>
        <translation>
            <numerusform>zu %n Adresse</numerusform>
            <numerusform>zu %n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>It is set to keep %1 of history</source>
        <translation>Er soll %1 Verlauf aufbewahren</translation>
    </message>
    <message>
        <source>Nothing of it fits an SLO. What would: a counter of requests with a label for how they ended (code, status), a histogram of how long they take, or probes of addresses.</source>
        <translation>Nichts davon passt zu einem SLO. Passen würden: ein Zähler von Anfragen mit einem Label dafür, wie sie ausgingen (code, status), ein Histogramm ihrer Dauer oder Prüfungen von Adressen.</translation>
    </message>
</context>
<context>
    <name>AlertPolicy</name>
    <message>
        <source>an SLO whose window is long enough for a shortest window of a minute</source>
        <translation>ein SLO, dessen Fenster lang genug ist für ein kürzestes Fenster von einer Minute</translation>
    </message>
    <message>
        <source>Pyrra would look at a window of 0 minutes, which never fires.</source>
        <translation>Pyrra würde ein Fenster von 0 Minuten betrachten, was nie auslöst.</translation>
    </message>
    <message>
        <source>FACTOR,LONG,SHORT and maybe PENDING and LEAST, such as 14.4,1h,5m,2m,3</source>
        <translation>FACTOR,LONG,SHORT und wahlweise PENDING und LEAST, etwa 14.4,1h,5m,2m,3</translation>
    </message>
    <message>
        <source>One of your own is given with --pair.</source>
        <translation>Eine eigene geben Sie mit --pair an.</translation>
    </message>
    <message>
        <source>lengths of whole minutes: 5m, 1h, 3d</source>
        <translation>Längen in ganzen Minuten: 5m, 1h, 3d</translation>
    </message>
    <message>
        <source>a whole number of bad events at the end</source>
        <translation>eine ganze Zahl schlechter Ereignisse am Ende</translation>
    </message>
    <message>
        <source>a factor above 1: even spending burns at 1</source>
        <translation>ein Faktor über 1: Gleichmäßiger Verbrauch hat die Burn-Rate 1</translation>
    </message>
    <message>
        <source>a short window of a minute or more, and no length above that of the long window</source>
        <translation>ein kurzes Fenster von mindestens einer Minute und keine Länge über der des langen Fensters</translation>
    </message>
    <message>
        <source>Left out, as an SLO of %1 may not have it: %2</source>
        <translation>Ausgelassen, da ein SLO von %1 es nicht haben darf: %2</translation>
    </message>
</context>
<context>
    <name>AlertmanagerAnswer</name>
    <message>
        <source>an answer of another form</source>
        <translation>eine Antwort anderer Form</translation>
    </message>
    <message>
        <source>Look at the URL: is it an Alertmanager's, and does a path such as /alertmanager belong to it?</source>
        <translation>Sehen Sie die URL an: Gehört sie einem Alertmanager, und gehört ein Pfad wie /alertmanager dazu?</translation>
    </message>
    <message>
        <source>a list of alerts</source>
        <translation>eine Liste von Alarmen</translation>
    </message>
    <message>
        <source>a list of silences</source>
        <translation>eine Liste von Stummschaltungen</translation>
    </message>
    <message>
        <source>“versionInfo” in the answer</source>
        <translation>„versionInfo“ in der Antwort</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>an answer of Alertmanager's API v2</source>
        <translation>eine Antwort von Alertmanagers API v2</translation>
    </message>
    <message>
        <source>a text that is no JSON</source>
        <translation>ein Text, der kein JSON ist</translation>
    </message>
    <message>
        <source>Look at the URL: does a path such as /alertmanager belong to it?</source>
        <translation>Sehen Sie die URL an: Gehört ein Pfad wie /alertmanager dazu?</translation>
    </message>
    <message>
        <source>no “collect”: an Alertmanager has no series</source>
        <translation>kein „collect“: Ein Alertmanager hat keine Reihen</translation>
    </message>
    <message>
        <source>Its alerts and silences are asked for anyway.</source>
        <translation>Nach seinen Alarmen und Stummschaltungen wird ohnehin gefragt.</translation>
    </message>
    <message>
        <source>labels, or an id and a state, in each item</source>
        <translation>Labels, oder eine Kennung und ein Zustand, in jedem Eintrag</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without; they were left out</source>
        <translation>
            <numerusform>%Ln ohne; er wurde ausgelassen</numerusform>
            <numerusform>%Ln ohne; sie wurden ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>silenced</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>silenced until %1</source>
        <translation>stummgeschaltet bis %1</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>inhibited: another alert speaks for it</source>
        <translation>unterdrückt: Ein anderer Alarm spricht für ihn</translation>
    </message>
    <message>
        <source>muted at this time</source>
        <translation>um diese Zeit stumm</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation>Runbook</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>excluded: %1</source>
        <translation>ausgeschlossen: %1</translation>
    </message>
</context>
<context>
    <name>Blindness</name>
    <message>
        <source>still being fetched</source>
        <translation>wird noch geholt</translation>
    </message>
    <message>
        <source>no result at the source: prober down, or no check yet</source>
        <translation>kein Ergebnis an der Quelle: Prober ausgefallen oder noch keine Prüfung</translation>
    </message>
    <message>
        <source>no sample at the source: target down, or not there yet</source>
        <translation>kein Messwert an der Quelle: Ziel ausgefallen oder noch nicht vorhanden</translation>
    </message>
    <message>
        <source>the source refused the login</source>
        <translation>die Quelle wies die Anmeldung ab</translation>
    </message>
    <message>
        <source>the source answered with an error</source>
        <translation>die Quelle antwortete mit einem Fehler</translation>
    </message>
    <message>
        <source>the source or the network did not answer</source>
        <translation>die Quelle oder das Netzwerk antwortete nicht</translation>
    </message>
    <message>
        <source>nobody asked: no Traceo ran then or fetched it later</source>
        <translation>niemand fragte: kein Traceo lief damals oder holte es später</translation>
    </message>
</context>
<context>
    <name>BodyReader</name>
    <message>
        <source>a Content-Length</source>
        <translation>ein Content-Length</translation>
    </message>
    <message>
        <source>one Content-Length</source>
        <translation>genau ein Content-Length</translation>
    </message>
    <message>
        <source>A proxy in between may be broken.</source>
        <translation>Ein Proxy dazwischen ist vielleicht defekt.</translation>
    </message>
    <message>
        <source>chunks</source>
        <translation>Chunks</translation>
    </message>
    <message>
        <source>the transfer coding %1</source>
        <translation>die Transfer-Kodierung %1</translation>
    </message>
    <message>
        <source>plain text or gzip</source>
        <translation>Klartext oder gzip</translation>
    </message>
    <message>
        <source>the content coding %1</source>
        <translation>die Inhaltskodierung %1</translation>
    </message>
    <message>
        <source>at most %1 bytes</source>
        <translation>höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>a longer answer</source>
        <translation>eine längere Antwort</translation>
    </message>
    <message>
        <source>Ask for less: fewer series or a shorter time.</source>
        <translation>Weniger abfragen: weniger Zeitreihen oder einen kürzeren Zeitraum.</translation>
    </message>
    <message>
        <source>%1 bytes as announced</source>
        <translation>%1 Bytes wie angekündigt</translation>
    </message>
    <message>
        <source>the end after %1 bytes</source>
        <translation>das Ende nach %1 Bytes</translation>
    </message>
    <message>
        <source>The server or a proxy cut the answer short.</source>
        <translation>Der Server oder ein Proxy hat die Antwort abgeschnitten.</translation>
    </message>
    <message>
        <source>an answer with content</source>
        <translation>eine Antwort mit Inhalt</translation>
    </message>
    <message>
        <source>an empty one</source>
        <translation>eine leere</translation>
    </message>
    <message>
        <source>a whole gzip stream</source>
        <translation>ein vollständiger gzip-Strom</translation>
    </message>
    <message>
        <source>the end in the middle of it</source>
        <translation>das Ende mittendrin</translation>
    </message>
    <message>
        <source>an answer that says where it ends</source>
        <translation>eine Antwort, die sagt, wo sie endet</translation>
    </message>
    <message>
        <source>one that ends where the connection does</source>
        <translation>eine, die mit der Verbindung endet</translation>
    </message>
    <message>
        <source>It cannot be told from an answer that was cut short.</source>
        <translation>Sie lässt sich von einer abgeschnittenen Antwort nicht unterscheiden.</translation>
    </message>
</context>
<context>
    <name>BudgetPolicies</name>
    <message>
        <source>a step such as {when: {remaining: "&lt; 25%"}, do: Freeze risky changes}</source>
        <translation>ein Schritt wie {when: {remaining: "&lt; 25%"}, do: Freeze risky changes}</translation>
    </message>
    <message>
        <source>one condition: remaining: "&lt; 25%", burn: "&gt; 10" with over: 6h, missed_windows: 2 or incident: "&gt; 20%"</source>
        <translation>eine Bedingung: remaining: "&lt; 25%", burn: "&gt; 10" mit over: 6h, missed_windows: 2 oder incident: "&gt; 20%"</translation>
    </message>
    <message>
        <source>%1 conditions</source>
        <translation>%1 Bedingungen</translation>
    </message>
    <message>
        <source>Write a step for each.</source>
        <translation>Schreiben Sie für jede einen Schritt.</translation>
    </message>
    <message>
        <source>“over” beside “burn” alone</source>
        <translation>„over“ nur neben „burn“</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>a share of the budget such as "&lt; 25%" or "&lt;= 0%"</source>
        <translation>ein Anteil des Budgets wie "&lt; 25%" oder "&lt;= 0%"</translation>
    </message>
    <message>
        <source>a share of the budget such as "&gt; 20%"</source>
        <translation>ein Anteil des Budgets wie "&gt; 20%"</translation>
    </message>
    <message>
        <source>a burn rate such as "&gt; 10"</source>
        <translation>eine Burn-Rate wie "&gt; 10"</translation>
    </message>
    <message>
        <source>windows in a row, from 1 to %1</source>
        <translation>Fenster in Folge, von 1 bis %1</translation>
    </message>
    <message>
        <source>a list of steps, the mild ones first</source>
        <translation>eine Liste von Schritten, die milden zuerst</translation>
    </message>
    <message>
        <source>at most %1 steps</source>
        <translation>höchstens %1 Schritte</translation>
    </message>
    <message>
        <source>the name of a policy under “budget_policies:”</source>
        <translation>der Name einer Policy unter „budget_policies:“</translation>
    </message>
    <message>
        <source>a name no other policy has</source>
        <translation>ein Name, den keine andere Policy hat</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht er bei %1.</translation>
    </message>
    <message>
        <source>at most %1 missed windows of %2 in a row</source>
        <translation>höchstens %1 verfehlte Fenster von %2 in Folge</translation>
    </message>
    <message>
        <source>the name of a policy, or a list of steps</source>
        <translation>der Name einer Policy oder eine Liste von Schritten</translation>
    </message>
    <message>
        <source>Budget policy: %1.</source>
        <translation>Budget-Policy: %1.</translation>
    </message>
    <message>
        <source>Budget policy: %1 (%2).</source>
        <translation>Budget-Policy: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 Still in force: %2.</source>
        <translation>%1 Weiter in Kraft: %2.</translation>
    </message>
    <message>
        <source>The SLO is counted and has no policy. Copy it there from the workspace the file comes from.</source>
        <translation>Das SLO wird gezählt und hat keine Policy. Kopieren Sie sie dorthin, aus dem Arbeitsbereich, aus dem die Datei kommt.</translation>
    </message>
</context>
<context>
    <name>BurnAlerts</name>
    <message>
        <source>It cannot fire: over %1 its limit is %2, which a budget of %3 spends evenly.</source>
        <translation>Er kann nicht auslösen: Über %1 ist seine Grenze %2, was ein Budget über %3 gleichmäßig verbraucht.</translation>
    </message>
    <message>
        <source>It cannot fire: at %1 all would have to be bad, and more, to exceed %2.</source>
        <translation>Er kann nicht auslösen: Bei %1 müsste mehr als alles schlecht sein, um %2 zu überschreiten.</translation>
    </message>
    <message>
        <source>It is not known: only %1 of the last %2 was observed.</source>
        <translation>Das ist nicht bekannt: Nur %1 der letzten %2 wurden beobachtet.</translation>
    </message>
    <message>
        <source>The budget is spent %1 as fast as it may be over %2 and over %3; the limit is %4.</source>
        <translation>Das Budget wird über %2 und über %3 %1 so schnell verbraucht, wie es darf; die Grenze ist %4.</translation>
    </message>
    <message>
        <source>Not known: the threshold is no boundary of the histogram.</source>
        <translation>Nicht bekannt: Der Schwellenwert ist keine Bucket-Grenze des Histogramms.</translation>
    </message>
    <message>
        <source>The budget is spent %1 as fast as it may be over %2; the limit is %3.</source>
        <translation>Das Budget wird über %2 %1 so schnell verbraucht, wie es darf; die Grenze ist %3.</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>Not known: of events of a member it is not known whether they were good.</source>
        <translation>Nicht bekannt: Von Ereignissen eines Mitglieds weiß man nicht, ob sie gut waren.</translation>
    </message>
    <message>
        <source>Not known: the status or the duration of successful runs was not observed.</source>
        <translation>Nicht bekannt: Status oder Dauer erfolgreicher Läufe wurde nicht beobachtet.</translation>
    </message>
</context>
<context>
    <name>CacheCompare</name>
    <message>
        <source>a period that ends after it begins</source>
        <translation>ein Zeitraum, der nach seinem Anfang endet</translation>
    </message>
    <message>
        <source>a period that is over</source>
        <translation>ein Zeitraum, der vorüber ist</translation>
    </message>
    <message>
        <source>a second period that begins after the first, or when it ends</source>
        <translation>ein zweiter Zeitraum, der nach dem ersten beginnt oder mit dessen Ende</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>a cache that was seen in the last seven days</source>
        <translation>ein Cache, der in den letzten sieben Tagen gesehen wurde</translation>
    </message>
    <message>
        <source>the name of one cache, with its source in front</source>
        <translation>der Name eines einzigen Caches, mit seiner Quelle davor</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Es gibt keinen.</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>no difference that could be told</source>
        <translation>kein erkennbarer Unterschied</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>nicht zu sagen</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Load on the origin</source>
        <translation>Last am Ursprung</translation>
    </message>
    <message>
        <source>Effective latency</source>
        <translation>Effektive Latenz</translation>
    </message>
    <message>
        <source>Of the others there is no interval: %1 and %2 parts of the periods were observed, and %3 are needed.</source>
        <translation>Für die übrigen gibt es kein Intervall: %1 und %2 Teile der Zeiträume wurden beobachtet, gebraucht werden %3.</translation>
    </message>
    <message>
        <source>The others: 95 % of %1 draws of the %2 and %3 parts that were observed, in blocks of %4 and %5, seed %6.</source>
        <translation>Die übrigen: 95 % von %1 Ziehungen aus den %2 und %3 beobachteten Teilen, in Blöcken von %4 und %5, Startwert %6.</translation>
    </message>
    <message>
        <source>%1: nothing was observed.</source>
        <translation>%1: Nichts wurde beobachtet.</translation>
    </message>
    <message>
        <source>%1: no look-ups.</source>
        <translation>%1: keine Abfragen.</translation>
    </message>
    <message>
        <source>%1: counters were reset, %2 times; what came just before is lost.</source>
        <translation>%1: Zähler wurden zurückgesetzt, %2 Mal; was kurz davor kam, ist verloren.</translation>
    </message>
    <message>
        <source>%1: another server took over, %2 times; what it had counted before is left out.</source>
        <translation>%1: Ein anderer Server hat übernommen, %2 Mal; was er vorher gezählt hatte, ist ausgelassen.</translation>
    </message>
    <message>
        <source>%1: only %2 of it was observed.</source>
        <translation>%1: Nur %2 davon wurden beobachtet.</translation>
    </message>
    <message>
        <source>%1: there was a deploy within it: %2.</source>
        <translation>%1: Darin gab es einen Deploy: %2.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>periods</source>
        <translation>Zeiträume</translation>
    </message>
    <message>
        <source>%1: counters fell %2 times by a reset or a failover, which cannot be told apart without a run id; those polls are left out.</source>
        <translation>%1: Zähler sind %2 Mal gefallen, durch eine Rücksetzung oder einen Failover, was sich ohne Run-ID nicht unterscheiden lässt; diese Messungen sind ausgelassen.</translation>
    </message>
    <message>
        <source>Load per look-up</source>
        <translation>Last je Abfrage</translation>
    </message>
    <message>
        <source>the traffic changed</source>
        <translation>der Verkehr hat sich geändert</translation>
    </message>
    <message>
        <source>Hit rates, and misses per look-up: Newcombe's 95 % interval of the difference of two shares, as if each look-up were by itself.</source>
        <translation>Trefferquoten und Fehlschläge je Abfrage: Newcombes 95-%-Intervall der Differenz zweier Anteile, als stünde jede Abfrage für sich.</translation>
    </message>
    <message>
        <source>Hit rates, and misses per look-up: Newcombe's 95 % interval of the difference of two shares, or that of the draws where it reaches further.</source>
        <translation>Trefferquoten und Fehlschläge je Abfrage: Newcombes 95-%-Intervall der Differenz zweier Anteile, oder das der Ziehungen, wo es weiter reicht.</translation>
    </message>
</context>
<context>
    <name>CacheConfig</name>
    <message>
        <source>a share above 0, at most 100%, such as 85% or 0.85</source>
        <translation>ein Anteil über 0, höchstens 100%, etwa 85% oder 0.85</translation>
    </message>
    <message>
        <source>what its metrics begin with, such as redis_</source>
        <translation>womit seine Metriken beginnen, etwa redis_</translation>
    </message>
    <message>
        <source>the key “hits”: a selector of the counter of hits</source>
        <translation>der Schlüssel „hits“: ein Selektor des Zählers der Treffer</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>either “misses” or “requests”, which are hits and misses together</source>
        <translation>entweder „misses“ oder „requests“, das sind Treffer und Fehlgriffe zusammen</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keines von beiden</translation>
    </message>
    <message>
        <source>the name of a histogram, without _bucket</source>
        <translation>der Name eines Histogramms, ohne _bucket</translation>
    </message>
    <message>
        <source>at least one of hit, lookup, origin, fill</source>
        <translation>mindestens eines von hit, lookup, origin, fill</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>the key “objective”: the share of answers that may be stale, such as 1%</source>
        <translation>der Schlüssel „objective“: der Anteil der Antworten, die veraltet sein dürfen, etwa 1%</translation>
    </message>
    <message>
        <source>a length of time above 0</source>
        <translation>eine Zeitdauer über 0</translation>
    </message>
    <message>
        <source>a length of time such as 800us, 1.5ms or 2s</source>
        <translation>eine Zeitdauer wie 800us, 1.5ms oder 2s</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a name that does not stand here before</source>
        <translation>ein Name, der hier noch nicht steht</translation>
    </message>
    <message>
        <source>a source of kind redis or postgres, or a mapped cache</source>
        <translation>eine Quelle der Art redis oder postgres oder ein zugeordneter Cache</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Es gibt keinen.</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <translation>Es gibt %1.</translation>
    </message>
</context>
<context>
    <name>CacheDetail</name>
    <message>
        <source>PostgreSQL has no slow log of this kind</source>
        <translation>PostgreSQL hat kein solches Protokoll langsamer Befehle</translation>
    </message>
    <message>
        <source>What its statements take on average stands under latency, where pg_stat_statements is read.</source>
        <translation>Was seine Anweisungen im Mittel brauchen, steht unter Latenz, wo pg_stat_statements gelesen wird.</translation>
    </message>
    <message>
        <source>Slow commands are not known</source>
        <translation>Langsame Befehle sind nicht bekannt</translation>
    </message>
    <message>
        <source>Nobody tells of single commands of a cache of this kind.</source>
        <translation>Von einzelnen Befehlen eines Caches dieser Art berichtet niemand.</translation>
    </message>
    <message>
        <source>It is seen through an exporter, which tells nothing of single commands. A source of kind redis reads its SLOWLOG.</source>
        <translation>Er wird durch einen Exporter gesehen, der nichts von einzelnen Befehlen sagt. Eine Quelle der Art redis liest sein SLOWLOG.</translation>
    </message>
    <message>
        <source>The server does not let SLOWLOG be read.</source>
        <translation>Der Server erlaubt nicht, SLOWLOG zu lesen.</translation>
    </message>
    <message>
        <source>No slow command in this range</source>
        <translation>Kein langsamer Befehl in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Redis keeps what took longer than %1 in its SLOWLOG.</source>
        <translation>Redis behält in seinem SLOWLOG, was länger als %1 gedauert hat.</translation>
    </message>
    <message>
        <source>PostgreSQL has no groups of keys</source>
        <translation>PostgreSQL hat keine Schlüsselgruppen</translation>
    </message>
    <message>
        <source>What lies in its shared buffers is told by table and index, not by key.</source>
        <translation>Was in seinen Shared Buffers liegt, ist nach Tabelle und Index bekannt, nicht nach Schlüssel.</translation>
    </message>
    <message>
        <source>Sizes of keys are not known</source>
        <translation>Größen von Schlüsseln sind nicht bekannt</translation>
    </message>
    <message>
        <source>Nobody tells of the keys of a cache of this kind.</source>
        <translation>Von den Schlüsseln eines Caches dieser Art berichtet niemand.</translation>
    </message>
    <message>
        <source>It is seen through an exporter, which shows groups of keys only where it was told to count them; so does a source of kind redis with patterns under “%1”.</source>
        <translation>Er wird durch einen Exporter gesehen, der Schlüsselgruppen nur zeigt, wo er sie zählen soll; ebenso eine Quelle der Art redis mit Mustern unter „%1“.</translation>
    </message>
    <message>
        <source>No sizes of keys</source>
        <translation>Keine Größen von Schlüsseln</translation>
    </message>
    <message>
        <source>They are sampled with SCAN and MEMORY USAGE, which costs the server time, and only where its source lists patterns of keys under “%1”; the first sample comes with the second poll, the next ones each time “%2” has gone by.</source>
        <translation>Sie werden mit SCAN und MEMORY USAGE stichprobenweise ermittelt, was den Server Zeit kostet, und nur, wo seine Quelle unter „%1“ Schlüsselmuster nennt; die erste Stichprobe kommt mit der zweiten Abfrage, die nächsten immer nach „%2“.</translation>
    </message>
</context>
<context>
    <name>CacheLatency</name>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>as written in the workspace</source>
        <translation>wie im Workspace angegeben</translation>
    </message>
    <message>
        <source>hit measured, origin written</source>
        <translation>Treffer gemessen, Ursprung angegeben</translation>
    </message>
    <message>
        <source>hit written, origin measured</source>
        <translation>Treffer angegeben, Ursprung gemessen</translation>
    </message>
</context>
<context>
    <name>CacheMissing</name>
    <message>
        <source>Nobody looked anything up in this period: there is no hit rate.</source>
        <translation>In diesem Zeitraum hat niemand etwas abgefragt: es gibt keine Trefferquote.</translation>
    </message>
    <message>
        <source>There were no two polls in this period: there is no hit rate.</source>
        <translation>In diesem Zeitraum gab es keine zwei Messungen: es gibt keine Trefferquote.</translation>
    </message>
    <message>
        <source>Look whether it runs, and at the address that its exporter was given.</source>
        <translation>Sehen Sie nach, ob er läuft und welche Adresse sein Exporter bekommen hat.</translation>
    </message>
    <message>
        <source>Look whether its source and its exporter still answer.</source>
        <translation>Sehen Sie nach, ob seine Quelle und sein Exporter noch antworten.</translation>
    </message>
    <message>
        <source>Look at the names of its counters in the section “%1” of the workspace.</source>
        <translation>Sehen Sie sich die Namen seiner Zähler im Abschnitt „%1“ des Workspace an.</translation>
    </message>
    <message>
        <source>Look whether its exporter serves hits and misses.</source>
        <translation>Sehen Sie nach, ob sein Exporter Treffer und Fehlgriffe liefert.</translation>
    </message>
    <message>
        <source>A longer period may have two polls; the next one comes by itself.</source>
        <translation>Ein längerer Zeitraum hat vielleicht zwei Messungen; die nächste kommt von selbst.</translation>
    </message>
    <message>
        <source>name the histogram of their answers under “%1” in the section “%2” of the workspace</source>
        <translation>nennen Sie das Histogramm ihrer Antworten unter „%1“ im Abschnitt „%2“ des Workspace</translation>
    </message>
    <message>
        <source>Redis tells times of commands from 7.0 on, when it may be asked for LATENCY HISTOGRAM</source>
        <translation>Redis nennt Zeiten von Befehlen ab 7.0, wenn es nach LATENCY HISTOGRAM gefragt werden darf</translation>
    </message>
    <message>
        <source>their latencies were not observed in this period: look whether their histograms still come</source>
        <translation>ihre Latenzen wurden in diesem Zeitraum nicht beobachtet: sehen Sie nach, ob ihre Histogramme noch kommen</translation>
    </message>
    <message>
        <source>the latency of a hit</source>
        <translation>die Latenz eines Treffers</translation>
    </message>
    <message>
        <source>the latency of the origin</source>
        <translation>die Latenz des Ursprungs</translation>
    </message>
    <message>
        <source>the latencies of a hit and of the origin</source>
        <translation>die Latenzen eines Treffers und des Ursprungs</translation>
    </message>
    <message>
        <source>write %1 under “%2” in the section “%3” of the workspace, or name a histogram of it there</source>
        <translation>schreiben Sie %1 unter „%2“ in den Abschnitt „%3“ des Workspace, oder nennen Sie dort ein Histogramm dafür</translation>
    </message>
    <message>
        <source>the shadow reader cannot look: %1</source>
        <translation>der Schattenleser kann nicht nachsehen: %1</translation>
    </message>
    <message>
        <source>map a counter of stale answers with “%1” in the section “%2” of the workspace</source>
        <translation>ordnen Sie mit „%1“ im Abschnitt „%2“ des Workspace einen Zähler veralteter Antworten zu</translation>
    </message>
    <message>
        <source>nobody holds answers against the truth: let a shadow reader look (“%1” in the section “%2” of the workspace)</source>
        <translation>niemand vergleicht Antworten mit der Wahrheit: lassen Sie einen Schattenleser nachsehen („%1“ im Abschnitt „%2“ des Workspace)</translation>
    </message>
    <message>
        <source>look whether their exporter serves it</source>
        <translation>sehen Sie nach, ob ihr Exporter es liefert</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Spart</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>map a counter of them with “%1” in the section “%2” of the workspace</source>
        <translation>ordnen Sie mit „%1“ im Abschnitt „%2“ des Workspace einen Zähler dafür zu</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Not known of %1: %2.</source>
        <translation>Nicht bekannt von %1: %2.</translation>
    </message>
    <message>
        <source>Only %1 of the period was observed; its numbers speak of that part alone.</source>
        <translation>Nur %1 des Zeitraums wurden beobachtet; seine Zahlen sprechen von diesem Teil allein.</translation>
    </message>
</context>
<context>
    <name>CacheParts</name>
    <message>
        <source>Estimator</source>
        <translation>Schätzer</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>Stale of compared</source>
        <translation>Veraltete von verglichenen</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Lower end of Wilson's 95 % interval</source>
        <translation>Unteres Ende des 95-%-Intervalls nach Wilson</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Upper end of Wilson's 95 % interval: no stale answer of 300 proves no more than 1.3 %</source>
        <translation>Oberes Ende des 95-%-Intervalls nach Wilson: keine veraltete Antwort von 300 beweist nicht mehr als 1.3 %</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>In the server alone, without the network and without waiting for its turn</source>
        <translation>Allein im Server, ohne das Netz und ohne das Warten, bis er an der Reihe war</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Keys like</source>
        <translation>Schlüssel wie</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>In the range</source>
        <translation>Im Zeitraum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Time of a call in the server</source>
        <translation>Dauer eines Aufrufs im Server</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the calls in the range took no longer</source>
        <translation>Die Hälfte der Aufrufe im Zeitraum dauerte nicht länger</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 of 100 calls in the range took no longer</source>
        <translation>99 von 100 Aufrufen im Zeitraum dauerten nicht länger</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Of a statement: the blocks it found in the shared buffers. What was read may still have been in the page cache of the operating system.</source>
        <translation>Bei einer Anweisung: die Blöcke, die sie in den gemeinsamen Puffern fand. Was gelesen wurde, kann noch im Seitencache des Betriebssystems gelegen haben.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Lower end of the 95 % interval of the change</source>
        <translation>Unteres Ende des 95-%-Intervalls der Änderung</translation>
    </message>
    <message>
        <source>Upper end of the 95 % interval of the change</source>
        <translation>Oberes Ende des 95-%-Intervalls der Änderung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>Latency of commands</source>
        <translation>Latenz von Befehlen</translation>
    </message>
    <message>
        <source>commands a second by how long they took</source>
        <translation>Befehle pro Sekunde nach ihrer Dauer</translation>
    </message>
    <message>
        <source>Answers of the cache that were held against the truth; of a canary its writes</source>
        <translation>Antworten des Caches, die mit der Wahrheit verglichen wurden; bei einem Canary seine Schreibvorgänge</translation>
    </message>
    <message>
        <source>Those that were no longer true; of a canary those that were not seen in time</source>
        <translation>Die davon nicht mehr stimmten; bei einem Canary die, die nicht rechtzeitig zu sehen waren</translation>
    </message>
    <message>
        <source>Delay p50</source>
        <translation>Verzug p50</translation>
    </message>
    <message>
        <source>Of a canary: half of its writes were seen in the cache after so long</source>
        <translation>Bei einem Canary: Nach dieser Zeit war die Hälfte seiner Schreibvorgänge im Cache zu sehen</translation>
    </message>
    <message>
        <source>Delay p95</source>
        <translation>Verzug p95</translation>
    </message>
    <message>
        <source>Of a canary: 95 of 100 writes were seen in the cache after so long</source>
        <translation>Bei einem Canary: Nach dieser Zeit waren 95 von 100 Schreibvorgängen im Cache zu sehen</translation>
    </message>
    <message>
        <source>Of a share: after − before, in percentage points. Of times and of load: after ÷ before − 1.</source>
        <translation>Bei einem Anteil: nachher − vorher, in Prozentpunkten. Bei Zeiten und Last: nachher ÷ vorher − 1.</translation>
    </message>
    <message>
        <source>Estimated from a sample; exact where all keys were looked at</source>
        <translation>Aus einer Stichprobe geschätzt; genau, wo alle Schlüssel angesehen wurden</translation>
    </message>
    <message>
        <source>Lower end of Wilson&apos;s 95 % interval of the keys</source>
        <translation>Unteres Ende von Wilsons 95-%-Intervall der Schlüssel</translation>
    </message>
    <message>
        <source>Upper end of Wilson&apos;s 95 % interval of the keys</source>
        <translation>Oberes Ende von Wilsons 95-%-Intervall der Schlüssel</translation>
    </message>
    <message>
        <source>Estimated from the same sample, with what the server needs beside the values. A few large values among many small ones are easily missed.</source>
        <translation>Aus derselben Stichprobe geschätzt, mit dem, was der Server neben den Werten braucht. Wenige große Werte unter vielen kleinen werden leicht verfehlt.</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Angesehen</translation>
    </message>
    <message>
        <source>Keys of the database that the estimate rests on; of fewer than 30 nothing is said</source>
        <translation>Schlüssel der Datenbank, auf denen die Schätzung ruht; bei weniger als 30 wird nichts gesagt</translation>
    </message>
</context>
<context>
    <name>CacheReport</name>
    <message>
        <source>used</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>allocated</source>
        <translation>zugeteilt</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>Hits and misses</source>
        <translation>Treffer und Fehlgriffe</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>pro Sekunde</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>misses</source>
        <translation>Fehlgriffe</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>% of look-ups, per %1</source>
        <translation>% der Abfragen, je %1</translation>
    </message>
    <message>
        <source>hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>percentiles per %1</source>
        <translation>Perzentile je %1</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Evicted and expired</source>
        <translation>Verdrängt und abgelaufen</translation>
    </message>
    <message>
        <source>keys per second</source>
        <translation>Schlüssel pro Sekunde</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>verdrängt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>Hit rate, at least</source>
        <translation>Trefferquote, mindestens</translation>
    </message>
    <message>
        <source>Hit rate, at most</source>
        <translation>Trefferquote, höchstens</translation>
    </message>
    <message>
        <source>Hit rate since the counters began</source>
        <translation>Trefferquote seit Beginn der Zähler</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Fehlgriffe</translation>
    </message>
    <message>
        <source>Look-ups</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Evictions</source>
        <translation>Verdrängungen</translation>
    </message>
    <message>
        <source>Expirations</source>
        <translation>Abläufe</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>Belegter Speicher</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>Overhead, gross</source>
        <translation>Overhead, brutto</translation>
    </message>
    <message>
        <source>Overhead, net</source>
        <translation>Overhead, netto</translation>
    </message>
    <message>
        <source>Bytes per key</source>
        <translation>Bytes je Schlüssel</translation>
    </message>
    <message>
        <source>Fragmentation</source>
        <translation>Fragmentierung</translation>
    </message>
    <message>
        <source>Effective latency</source>
        <translation>Effektive Latenz</translation>
    </message>
    <message>
        <source>Latency reduction</source>
        <translation>Senkung der Latenz</translation>
    </message>
    <message>
        <source>Break-even hit rate</source>
        <translation>Break-even-Trefferquote</translation>
    </message>
    <message>
        <source>False results</source>
        <translation>Falsche Ergebnisse</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>polls</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>joined to the poll of</source>
        <translation>angeschlossen an die Messung von</translation>
    </message>
    <message>
        <source>resets</source>
        <translation>Resets</translation>
    </message>
    <message>
        <source>%1: what came between a reset and the poll before it is not counted</source>
        <translation>%1: Was zwischen einem Reset und der Messung davor kam, wird nicht gezählt</translation>
    </message>
    <message>
        <source>other servers</source>
        <translation>andere Server</translation>
    </message>
    <message>
        <source>%1 that ran before took over: nothing is counted of that poll</source>
        <translation>%1 Mal übernahm einer, der vorher schon lief: von dieser Messung wird nichts gezählt</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>hit rate = hits ÷ (hits + misses), each the sum of its increments</source>
        <translation>Trefferquote = Treffer ÷ (Treffer + Fehlgriffe), jeweils die Summe der Zuwächse</translation>
    </message>
    <message>
        <source>Shared-buffer hit rate</source>
        <translation>Trefferquote der gemeinsamen Puffer</translation>
    </message>
    <message>
        <source>Wilson's interval of hits in look-ups, 95 %</source>
        <translation>Wilson-Intervall der Treffer unter den Abfragen, 95 %</translation>
    </message>
    <message>
        <source>hits ÷ (hits + misses), as the server has them at the newest poll</source>
        <translation>Treffer ÷ (Treffer + Fehlgriffe), wie der Server sie bei der neuesten Messung hat</translation>
    </message>
    <message>
        <source>hits since then</source>
        <translation>Treffer seitdem</translation>
    </message>
    <message>
        <source>misses since then</source>
        <translation>Fehlgriffe seitdem</translation>
    </message>
    <message>
        <source>sum of increments; after a reset the value itself</source>
        <translation>Summe der Zuwächse; nach einem Reset der Wert selbst</translation>
    </message>
    <message>
        <source>Look-ups a second</source>
        <translation>Abfragen pro Sekunde</translation>
    </message>
    <message>
        <source>(hits + misses) ÷ time between the polls that were counted</source>
        <translation>(Treffer + Fehlgriffe) ÷ Zeit zwischen den Messungen, die gezählt wurden</translation>
    </message>
    <message>
        <source>moment − time of the newest poll</source>
        <translation>Zeitpunkt − Zeit der neuesten Messung</translation>
    </message>
    <message>
        <source>at start-up</source>
        <translation>beim Start</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>resident</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>contradiction</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>more overhead than memory used; cut to 100 %</source>
        <translation>mehr Overhead als belegter Speicher; auf 100 % gekürzt</translation>
    </message>
    <message>
        <source>as the server says</source>
        <translation>wie der Server angibt</translation>
    </message>
    <message>
        <source>maxmemory; none where it is 0</source>
        <translation>maxmemory; keine, wo es 0 ist</translation>
    </message>
    <message>
        <source>Memory overhead, gross</source>
        <translation>Speicher-Overhead, brutto</translation>
    </message>
    <message>
        <source>overhead ÷ used</source>
        <translation>Overhead ÷ belegt</translation>
    </message>
    <message>
        <source>Memory overhead, net</source>
        <translation>Speicher-Overhead, netto</translation>
    </message>
    <message>
        <source>(overhead − start-up) ÷ (used − start-up)</source>
        <translation>(Overhead − beim Start) ÷ (belegt − beim Start)</translation>
    </message>
    <message>
        <source>dataset ÷ keys</source>
        <translation>Daten ÷ Schlüssel</translation>
    </message>
    <message>
        <source>resident ÷ used; means nothing below 64 MiB</source>
        <translation>resident ÷ belegt; unter 64 MiB ohne Aussage</translation>
    </message>
    <message>
        <source>latencies</source>
        <translation>Latenzen</translation>
    </message>
    <message>
        <source>from merged histograms of all commands</source>
        <translation>aus zusammengeführten Histogrammen aller Befehle</translation>
    </message>
    <message>
        <source>Latency, p50</source>
        <translation>Latenz, p50</translation>
    </message>
    <message>
        <source>Latency, p95</source>
        <translation>Latenz, p95</translation>
    </message>
    <message>
        <source>Latency, p99</source>
        <translation>Latenz, p99</translation>
    </message>
    <message>
        <source>L = H·hit + (1 − H)·(look-up + origin + fill)</source>
        <translation>L = H·Treffer + (1 − H)·(Abfrage + Ursprung + Füllen)</translation>
    </message>
    <message>
        <source>1 − effective latency ÷ latency of the origin</source>
        <translation>1 − effektive Latenz ÷ Latenz des Ursprungs</translation>
    </message>
    <message>
        <source>look-up ÷ (look-up + origin − hit)</source>
        <translation>Abfrage ÷ (Abfrage + Ursprung − Treffer)</translation>
    </message>
    <message>
        <source>stale ÷ compared; nobody compared answers in the window</source>
        <translation>veraltet ÷ verglichen; niemand hat im Fenster Antworten verglichen</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Its exporter answers, but reached no cache the last time it was asked.</source>
        <translation>Sein Exporter antwortet, hat aber bei der letzten Frage keinen Cache erreicht.</translation>
    </message>
    <message>
        <source>Contradictory</source>
        <translation>Widersprüchlich</translation>
    </message>
    <message>
        <source>There were more hits than requests: look at “hits” and “requests” of its mapping.</source>
        <translation>Es gab mehr Treffer als Anfragen: sehen Sie sich „hits“ und „requests“ seiner Zuordnung an.</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>There is no counter of hits.</source>
        <translation>Es gibt keinen Zähler der Treffer.</translation>
    </message>
    <message>
        <source>There are hits without misses or requests, or no poll of either up to this moment.</source>
        <translation>Es gibt Treffer ohne Fehlgriffe oder Anfragen, oder bis zu diesem Zeitpunkt keine Messung von beidem.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>There was no poll for %1; before, one came every %2.</source>
        <translation>Seit %1 gab es keine Messung; vorher kam alle %2 eine.</translation>
    </message>
    <message>
        <source>There was no poll for %1.</source>
        <translation>Seit %1 gab es keine Messung.</translation>
    </message>
    <message>
        <source>Below target</source>
        <translation>Unter dem Ziel</translation>
    </message>
    <message>
        <source>%1 of look-ups hit, %2 at most; the target is %3.</source>
        <translation>%1 der Abfragen treffen, höchstens %2; das Ziel ist %3.</translation>
    </message>
    <message>
        <source>Costs time</source>
        <translation>Kostet Zeit</translation>
    </message>
    <message>
        <source>%1 of look-ups hit; below %2 the cache costs more time than it saves.</source>
        <translation>%1 der Abfragen treffen; unter %2 kostet der Cache mehr Zeit, als er spart.</translation>
    </message>
    <message>
        <source>%1 of %2 answers that were compared were stale, at least %3 of all; the target is below %4.</source>
        <translation>%1 von %2 verglichenen Antworten waren veraltet, mindestens %3 von allen; das Ziel ist unter %4.</translation>
    </message>
    <message>
        <source>Saves little</source>
        <translation>Spart wenig</translation>
    </message>
    <message>
        <source>It makes answers %1 faster than the origin; the target is %2.</source>
        <translation>Er macht Antworten um %1 schneller als der Ursprung; das Ziel ist %2.</translation>
    </message>
    <message>
        <source>Memory overhead</source>
        <translation>Speicher-Overhead</translation>
    </message>
    <message>
        <source>%1 of its memory is not data; the target is below %2.</source>
        <translation>%1 seines Speichers sind keine Daten; das Ziel ist unter %2.</translation>
    </message>
    <message>
        <source>No look-ups</source>
        <translation>Keine Abfragen</translation>
    </message>
    <message>
        <source>Nobody looked anything up in this window: there is no hit rate.</source>
        <translation>Niemand hat in diesem Fenster etwas abgefragt: es gibt keine Trefferquote.</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>Another server took over, whose counters began before: nothing can be counted yet.</source>
        <translation>Ein anderer Server hat übernommen, dessen Zähler früher begannen: noch kann nichts gezählt werden.</translation>
    </message>
    <message>
        <source>One poll</source>
        <translation>Eine Messung</translation>
    </message>
    <message>
        <source>A hit rate needs two polls; there is one.</source>
        <translation>Eine Trefferquote braucht zwei Messungen; es gibt eine.</translation>
    </message>
    <message>
        <source>There was no poll in this window.</source>
        <translation>In diesem Fenster gab es keine Messung.</translation>
    </message>
    <message>
        <source>Near target</source>
        <translation>Nahe am Ziel</translation>
    </message>
    <message>
        <source>On target</source>
        <translation>Im Ziel</translation>
    </message>
    <message>
        <source>%1 of look-ups hit, between %2 and %3: that may be the target of %4.</source>
        <translation>%1 der Abfragen treffen, zwischen %2 und %3: das kann das Ziel von %4 sein.</translation>
    </message>
    <message>
        <source>%1 of look-ups hit; the target is %2.</source>
        <translation>%1 der Abfragen treffen; das Ziel ist %2.</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>overhead above memory used</source>
        <translation>Overhead über belegtem Speicher</translation>
    </message>
    <message>
        <source>%1 not available</source>
        <translation>%1 nicht verfügbar</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>cannot be told yet</source>
        <translation>noch nicht zu sagen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>target below %1</source>
        <translation>Ziel unter %1</translation>
    </message>
    <message>
        <source>%1, %2; %3</source>
        <translation>%1, %2; %3</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>Caches</translation>
    </message>
    <message>
        <source>all on target</source>
        <translation>alle im Ziel</translation>
    </message>
    <message>
        <source>hits ÷ (hits + misses), both added up over all caches</source>
        <translation>Treffer ÷ (Treffer + Fehlgriffe), beides über alle Caches addiert</translation>
    </message>
    <message>
        <source>caches</source>
        <translation>Caches</translation>
    </message>
    <message numerus="yes">
        <source>%n cache(s)</source>
        <translation>
            <numerusform>%n Cache</numerusform>
            <numerusform>%n Caches</numerusform>
        </translation>
    </message>
    <message>
        <source>without PostgreSQL</source>
        <translation>ohne PostgreSQL</translation>
    </message>
    <message>
        <source>1 − time that look-ups took ÷ time they would have taken at the origin</source>
        <translation>1 − Dauer der Abfragen ÷ Dauer, die sie am Ursprung gehabt hätten</translation>
    </message>
    <message>
        <source>needs the latency of an origin: “latency:” under “cache:” in the workspace</source>
        <translation>braucht die Latenz eines Ursprungs: „latency:“ unter „cache:“ im Workspace</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>verglichen</translation>
    </message>
    <message>
        <source>nobody compares answers</source>
        <translation>niemand vergleicht Antworten</translation>
    </message>
    <message>
        <source>(overhead − start-up) ÷ (used − start-up), both added up</source>
        <translation>(Overhead − beim Start) ÷ (belegt − beim Start), beides addiert</translation>
    </message>
    <message>
        <source>overhead − start-up</source>
        <translation>Overhead − beim Start</translation>
    </message>
    <message>
        <source>used − start-up</source>
        <translation>belegt − beim Start</translation>
    </message>
    <message numerus="yes">
        <source>net, %n cache(s)</source>
        <translation>
            <numerusform>netto, %n Cache</numerusform>
            <numerusform>netto, %n Caches</numerusform>
        </translation>
    </message>
    <message>
        <source>Traceo's own look-ups</source>
        <translation>eigene Abfragen von Traceo</translation>
    </message>
    <message>
        <source>%1: those of the shadow reader, taken off hits and misses</source>
        <translation>%1: die des Schattenlesers, von Treffern und Fehlgriffen abgezogen</translation>
    </message>
    <message>
        <source>resets or other servers</source>
        <translation>Rücksetzungen oder andere Server</translation>
    </message>
    <message>
        <source>%1: without a run id nobody can tell, so nothing is counted of that poll</source>
        <translation>%1: Ohne Run-ID lässt es sich nicht sagen, also wird von dieser Messung nichts gezählt</translation>
    </message>
    <message>
        <source>Its answers cannot be compared: %1</source>
        <translation>Seine Antworten können nicht verglichen werden: %1</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Its newest answer could not be read; what is shown is %1 old: %2</source>
        <translation>Seine neueste Antwort war nicht lesbar; was gezeigt wird, ist %1 alt: %2</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>It did not answer the last time it was asked; what is shown is %1 old.</source>
        <translation>Auf die letzte Abfrage hat er nicht geantwortet; was gezeigt wird, ist %1 alt.</translation>
    </message>
    <message>
        <source>It did not answer the last time it was asked; what is shown is %1 old: %2</source>
        <translation>Auf die letzte Abfrage hat er nicht geantwortet; was gezeigt wird, ist %1 alt: %2</translation>
    </message>
    <message>
        <source>It was asked and has never answered.</source>
        <translation>Er wurde gefragt und hat noch nie geantwortet.</translation>
    </message>
    <message>
        <source>It was asked and has never answered: %1</source>
        <translation>Er wurde gefragt und hat noch nie geantwortet: %1</translation>
    </message>
    <message>
        <source>Reset or failover</source>
        <translation>Rücksetzung oder Failover</translation>
    </message>
    <message>
        <source>Its counters fell, and without a run id nobody can tell a reset from another server that took over: nothing can be counted yet.</source>
        <translation>Seine Zähler sind gefallen, und ohne Run-ID kann niemand eine Rücksetzung von einem anderen Server unterscheiden, der übernommen hat: Noch lässt sich nichts zählen.</translation>
    </message>
    <message>
        <source>the same server as %1</source>
        <translation>derselbe Server wie %1</translation>
    </message>
    <message>
        <source>reset or failover</source>
        <translation>Rücksetzung oder Failover</translation>
    </message>
    <message>
        <source>%1 not available: %2</source>
        <translation>%1 nicht verfügbar: %2</translation>
    </message>
    <message>
        <source>caches heard of or asked in the last seven days; a server that is seen twice is one</source>
        <translation>Caches, von denen in den letzten sieben Tagen zu hören war oder die befragt wurden; ein zweimal gesehener Server ist einer</translation>
    </message>
    <message>
        <source>needs two polls</source>
        <translation>braucht zwei Abfragen</translation>
    </message>
    <message>
        <source>no look-ups</source>
        <translation>keine Zugriffe</translation>
    </message>
    <message>
        <source>nobody compares answers of %1: %2</source>
        <translation>niemand vergleicht Antworten von %1: %2</translation>
    </message>
    <message>
        <source>%1 below 64 MiB left out</source>
        <translation>%1 unter 64 MiB ausgelassen</translation>
    </message>
    <message>
        <source>%1 of %2 entries that were compared were stale, at least %3 of all entries; the target is below %4.</source>
        <translation>%1 von %2 verglichenen Einträgen waren veraltet, mindestens %3 aller Einträge; das Ziel ist unter %4.</translation>
    </message>
    <message>
        <source>%1 of %2 answers stale</source>
        <translation>%1 von %2 Antworten veraltet</translation>
    </message>
    <message>
        <source>%1 of %2 entries stale</source>
        <translation>%1 von %2 Einträgen veraltet</translation>
    </message>
    <message>
        <source>%1 of %2 answers and entries stale</source>
        <translation>%1 von %2 Antworten und Einträgen veraltet</translation>
    </message>
    <message>
        <source>stale ÷ compared, of each cache by an estimator of answers, else of entries</source>
        <translation>veraltet ÷ verglichen, je Cache nach einem Schätzer für Antworten, sonst für Einträge</translation>
    </message>
    <message>
        <source>Fragmentation (%1)</source>
        <translation>Fragmentierung (%1)</translation>
    </message>
    <message>
        <source>means nothing below 64 MiB of memory used</source>
        <translation>sagt unter 64 MiB benutztem Speicher nichts</translation>
    </message>
    <message>
        <source>the server did not tell of memory used and resident</source>
        <translation>der Server nannte benutzten und residenten Speicher nicht</translation>
    </message>
    <message>
        <source>why none</source>
        <translation>warum keine</translation>
    </message>
    <message>
        <source>needs the latency of a hit: “hit:” beside “origin:” under “latency:” in the workspace</source>
        <translation>braucht die Latenz eines Treffers: „hit:“ neben „origin:“ unter „latency:“ im Arbeitsbereich</translation>
    </message>
    <message>
        <source>look-ups with their latencies were not observed</source>
        <translation>Abfragen mit ihren Latenzen wurden nicht beobachtet</translation>
    </message>
    <message>
        <source>no look-ups where the latency of an origin is known</source>
        <translation>keine Abfragen, wo die Latenz einer Quelle bekannt ist</translation>
    </message>
    <message>
        <source>shadow reader cannot look</source>
        <translation>Schattenleser kann nicht nachsehen</translation>
    </message>
</context>
<context>
    <name>CacheSection</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>Caches</translation>
    </message>
    <message>
        <source>False results</source>
        <translation>Falsche Ergebnisse</translation>
    </message>
    <message>
        <source>Answers that were held against the truth, and how many of them were stale, with Wilson's 95 % interval. Estimators look at different answers: they are not added up.</source>
        <translation>Antworten, die mit der Wahrheit verglichen wurden, und wie viele davon veraltet waren, mit 95-%-Intervall nach Wilson. Schätzer sehen sich verschiedene Antworten an: sie werden nicht addiert.</translation>
    </message>
    <message>
        <source>How long entries may live</source>
        <translation>Wie lange Einträge leben dürfen</translation>
    </message>
    <message>
        <source>The first %1 of %2 are listed.</source>
        <translation>Die ersten %1 von %2 sind aufgeführt.</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexe</translation>
    </message>
    <message>
        <source>By kind, the heaviest first. From the statistics of PostgreSQL; nothing was changed.</source>
        <translation>Nach Art, die gewichtigsten zuerst. Aus der Statistik von PostgreSQL; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What could not be looked at</source>
        <translation>Was nicht angesehen werden konnte</translation>
    </message>
    <message>
        <source>No cache is watched</source>
        <translation>Kein Cache wird beobachtet</translation>
    </message>
    <message>
        <source>No source has had series of Redis, memcached or PostgreSQL, or of a mapped cache, in the last seven days.</source>
        <translation>Keine Quelle hatte in den letzten sieben Tagen Reihen von Redis, memcached oder PostgreSQL oder von einem zugeordneten Cache.</translation>
    </message>
    <message>
        <source>hit rate = hits ÷ look-ups of the period, added up from one poll to the next; where counters began again it is what was counted since.</source>
        <translation>Trefferquote = Treffer ÷ Abfragen des Zeitraums, von einer Messung zur nächsten addiert; wo Zähler neu begannen, das seitdem Gezählte.</translation>
    </message>
    <message>
        <source>Of no cache the hit rate is known</source>
        <translation>Von keinem Cache ist die Trefferquote bekannt</translation>
    </message>
    <message numerus="yes">
        <source>All %n caches reach a hit rate of %1</source>
        <translation>
            <numerusform>%n Cache erreicht eine Trefferquote von %1</numerusform>
            <numerusform>Alle %n Caches erreichen eine Trefferquote von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 caches reach a hit rate of %2</source>
        <translation>
            <numerusform>%n von %1 Caches erreicht eine Trefferquote von %2</numerusform>
            <numerusform>%n von %1 Caches erreichen eine Trefferquote von %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had no look-ups</source>
        <translation>
            <numerusform>%n hatte keine Abfragen</numerusform>
            <numerusform>%n hatten keine Abfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not observed long enough</source>
        <translation>
            <numerusform>%n wurde nicht lange genug beobachtet</numerusform>
            <numerusform>%n wurden nicht lange genug beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Below %1: %2.</source>
        <translation>Unter %1: %2.</translation>
    </message>
    <message>
        <source>More than %1 of the answers were no longer true: %2.</source>
        <translation>Mehr als %1 der Antworten stimmten nicht mehr: %2.</translation>
    </message>
    <message>
        <source>Counters began again meanwhile: %1. What was counted between the last poll and then is lost.</source>
        <translation>Zähler haben inzwischen neu begonnen: %1. Was zwischen der letzten Messung und dem Neubeginn gezählt wurde, ist verloren.</translation>
    </message>
    <message>
        <source>Worst first, over %1. Hit rate with Wilson's 95 % interval; lifetime is what the server says of itself since its counters began. Saves: latency that the cache saves, of what the origin alone would take. Overhead: net, memory that holds no data. False: answers that were no longer true.</source>
        <translation>Die schlechtesten zuerst, über %1. Trefferquote mit 95-%-Intervall nach Wilson; „Seit Beginn“ ist, was der Server von sich sagt, seit seine Zähler begannen. Spart: Latenz, die der Cache spart, von dem, was der Ursprung allein brauchte. Overhead: netto, Speicher, der keine Daten enthält. Falsch: Antworten, die nicht mehr stimmten.</translation>
    </message>
    <message>
        <source>SQL for the indexes</source>
        <translation>SQL für die Indizes</translation>
    </message>
    <message>
        <source>To copy, after a look at evidence and caution; Traceo never executes it.</source>
        <translation>Zum Kopieren, nach einem Blick auf Beleg und Vorsicht; Traceo führt es nie aus.</translation>
    </message>
</context>
<context>
    <name>CacheTable</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Time since the newest poll</source>
        <translation>Zeit seit der neuesten Messung</translation>
    </message>
    <message>
        <source>no look-ups</source>
        <translation>keine Abfragen</translation>
    </message>
    <message>
        <source>one poll</source>
        <translation>eine Messung</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Look-ups that found something, of all look-ups in the range</source>
        <translation>Abfragen, die etwas fanden, von allen Abfragen im Zeitraum</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The hit rate over the range, from left to right</source>
        <translation>Die Trefferquote über den Zeitraum, von links nach rechts</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>The hit rate's lower bound: Wilson's interval, 95 %</source>
        <translation>Die untere Schranke der Trefferquote: Wilson-Intervall, 95 %</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>The hit rate's upper bound: Wilson's interval, 95 %</source>
        <translation>Die obere Schranke der Trefferquote: Wilson-Intervall, 95 %</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Seit Beginn</translation>
    </message>
    <message>
        <source>The hit rate since the counters began</source>
        <translation>Die Trefferquote seit Beginn der Zähler</translation>
    </message>
    <message>
        <source>Look-ups</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Hits and misses a second</source>
        <translation>Treffer und Fehlgriffe pro Sekunde</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>Entries that had to go for others in the range</source>
        <translation>Einträge, die im Zeitraum anderen weichen mussten</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Entries whose time was over in the range</source>
        <translation>Einträge, deren Zeit im Zeitraum vorüber war</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>Memory that is not data, without what an empty server takes</source>
        <translation>Speicher, der keine Daten enthält, ohne das, was ein leerer Server braucht</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the commands took no longer</source>
        <translation>Die Hälfte der Befehle dauerte nicht länger</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 of 100 commands took no longer</source>
        <translation>99 von 100 Befehlen dauerten nicht länger</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Spart</translation>
    </message>
    <message>
        <source>How much shorter answers take than those of the origin</source>
        <translation>Um wie viel kürzer Antworten dauern als die des Ursprungs</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Answers that were not true any more, of those that were compared</source>
        <translation>Antworten, die nicht mehr stimmten, von den verglichenen</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>answers nothing</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>answers again</source>
        <translation>antwortet wieder</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>began</source>
        <translation>begann</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>endete</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Deploy</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Chaos run</source>
        <translation>Chaos-Lauf</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weitere</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, began again</source>
        <translation>%1, neu begonnen</translation>
    </message>
</context>
<context>
    <name>ChartPicture</name>
    <message>
        <source>a file that can be written</source>
        <translation>eine Datei, die geschrieben werden kann</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>a name that ends with .svg or .png</source>
        <translation>ein Name, der auf .svg oder .png endet</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>names of members of an item</source>
        <translation>Namen von Feldern eines Eintrags</translation>
    </message>
    <message>
        <source>“-o json” shows all of them.</source>
        <translation>„-o json“ zeigt sie alle.</translation>
    </message>
    <message>
        <source>%1: %2 mistake(s); “traceo workspace check” names them</source>
        <translation>%1: %2 Fehler; „traceo workspace check“ nennt sie</translation>
    </message>
    <message>
        <source>%1, %2, %3 series</source>
        <translation>%1, %2, %3 Zeitreihen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>look</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>Places, versions, the history's health and whether the sources answer</source>
        <translation>Orte, Versionen, Zustand der Historie und ob die Quellen antworten</translation>
    </message>
    <message>
        <source>a range whose end lies after its beginning</source>
        <translation>ein Zeitraum, dessen Ende nach seinem Anfang liegt</translation>
    </message>
    <message>
        <source>an IANA time zone such as Europe/Berlin</source>
        <translation>eine IANA-Zeitzone wie Europe/Berlin</translation>
    </message>
    <message>
        <source>0    done
1    failure
2    usage or configuration: the command line or the workspace is wrong
3    the condition that was asked for is true
4    authentication: a credential is missing or was refused
5    partial or stale answer; the data are printed all the same
6    not found
7    unreachable or timed out, and nothing to answer from
130  interrupted
</source>
        <translation>0    erledigt
1    Fehlschlag
2    Benutzung oder Konfiguration: Befehlszeile oder Workspace sind falsch
3    die erfragte Bedingung trifft zu
4    Anmeldung: Zugangsdaten fehlen oder wurden abgelehnt
5    Teilantwort oder veraltet; die Daten werden trotzdem ausgegeben
6    nicht gefunden
7    nicht erreichbar oder zu langsam, und nichts, woraus zu antworten wäre
130  unterbrochen
</translation>
    </message>
    <message>
        <source>-o table   for people (default); -o wide adds columns
-o json    {schema, workspace, as_of, complete, sources, items}
-o jsonl   one item a line
-o csv     items, members of members as dotted names
-o yaml    as json
-o md      the table in Markdown
Names are in snake_case with the unit behind (_s, _ratio, _bytes), ratios from 0 to 1,
times RFC 3339 in UTC, null where there is nothing to say.
</source>
        <translation>-o table   für Menschen (Vorgabe); -o wide hat mehr Spalten
-o json    {schema, workspace, as_of, complete, sources, items}
-o jsonl   ein Eintrag je Zeile
-o csv     Einträge, tiefere Felder mit Punkt im Namen
-o yaml    wie json
-o md      die Tabelle in Markdown
Namen in snake_case mit der Einheit am Ende (_s, _ratio, _bytes), Anteile von 0 bis 1,
Zeiten RFC 3339 in UTC, null, wo es nichts zu sagen gibt.
</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Zeitreihen</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Älteste</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>Standardausgabe</translation>
    </message>
    <message>
        <source>it takes no more</source>
        <translation>sie nimmt nichts mehr an</translation>
    </message>
    <message>
        <source>%1 samples of %2 series</source>
        <translation>%1 Messwerte von %2 Zeitreihen</translation>
    </message>
    <message>
        <source>Size, span and number of series and samples</source>
        <translation>Größe, Zeitspanne und Zahl der Zeitreihen und Messwerte</translation>
    </message>
    <message>
        <source>openmetrics (default), csv or jsonl</source>
        <translation>openmetrics (Vorgabe), csv oder jsonl</translation>
    </message>
    <message>
        <source>Only series that this selector matches</source>
        <translation>Nur Zeitreihen, auf die dieser Selektor passt</translation>
    </message>
    <message>
        <source>Add the source as the label traceo_source (OpenMetrics)</source>
        <translation>Die Quelle als Label traceo_source anfügen (OpenMetrics)</translation>
    </message>
    <message>
        <source>OpenMetrics, Prometheus text, CSV or JSON lines, with timestamps</source>
        <translation>OpenMetrics, Prometheus-Text, CSV oder JSON-Zeilen, mit Zeitstempeln</translation>
    </message>
    <message>
        <source>openmetrics, prometheus, csv or jsonl (default: by the name's ending)</source>
        <translation>openmetrics, prometheus, csv oder jsonl (Vorgabe: nach der Endung des Namens)</translation>
    </message>
    <message>
        <source>Global options</source>
        <translation>Allgemeine Optionen</translation>
    </message>
    <message>
        <source>Workspace file, or 'demo'</source>
        <translation>Workspace-Datei oder „demo“</translation>
    </message>
    <message>
        <source>History file instead of the workspace's</source>
        <translation>Historiendatei statt der des Workspace</translation>
    </message>
    <message>
        <source>Answer from history only; ask no server</source>
        <translation>Nur aus der Historie antworten; keinen Server fragen</translation>
    </message>
    <message>
        <source>Answer as of this moment (RFC 3339, 'now-6h', 'now/d')</source>
        <translation>Zum Stand dieses Zeitpunkts antworten (RFC 3339, 'now-6h', 'now/d')</translation>
    </message>
    <message>
        <source>Leave out what was learned after this moment</source>
        <translation>Weglassen, was erst nach diesem Zeitpunkt bekannt wurde</translation>
    </message>
    <message>
        <source>Range that ends now: 1h, 30d</source>
        <translation>Zeitraum, der jetzt endet: 1h, 30d</translation>
    </message>
    <message>
        <source>Beginning of the range</source>
        <translation>Anfang des Zeitraums</translation>
    </message>
    <message>
        <source>Only these members of each item, comma-separated</source>
        <translation>Nur diese Felder jedes Eintrags, mit Komma getrennt</translation>
    </message>
    <message>
        <source>Ask again when the newest data are older (default: twice the interval)</source>
        <translation>Neu fragen, wenn die neuesten Daten älter sind (Vorgabe: zweimal das Intervall)</translation>
    </message>
    <message>
        <source>Longest wait for servers (default 10s; sync and imports: none)</source>
        <translation>Längstes Warten auf Server (Vorgabe 10s; sync und Importe: ohne Grenze)</translation>
    </message>
    <message>
        <source>Answer again and again until interrupted</source>
        <translation>Immer wieder antworten, bis unterbrochen wird</translation>
    </message>
    <message>
        <source>Zone of the times in tables (default UTC)</source>
        <translation>Zeitzone der Zeiten in Tabellen (Vorgabe UTC)</translation>
    </message>
    <message>
        <source>Print the log to stderr</source>
        <translation>Das Protokoll nach stderr ausgeben</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Beispiel:</translation>
    </message>
    <message>
        <source>Answers about your SLOs and their history, from the systems you already run.</source>
        <translation>Antworten zu Ihren SLOs und ihrer Historie, aus den Systemen, die Sie schon betreiben.</translation>
    </message>
    <message>
        <source>metrics query --offline</source>
        <translation>metrics query --offline</translation>
    </message>
    <message>
        <source>a plain selector such as up{job="shop"}: history evaluates no expressions</source>
        <translation>ein einfacher Selektor wie up{job="shop"}: die Historie wertet keine Ausdrücke aus</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>the server warns: %1</source>
        <translation>der Server warnt: %1</translation>
    </message>
    <message>
        <source>Ask the server an expression; with --offline a plain selector from history</source>
        <translation>Den Server nach einem Ausdruck fragen; mit --offline ein einfacher Selektor aus der Historie</translation>
    </message>
    <message>
        <source>A PromQL expression</source>
        <translation>Ein PromQL-Ausdruck</translation>
    </message>
    <message>
        <source>Step of a range (default: a 240th of it)</source>
        <translation>Schrittweite eines Zeitraums (Vorgabe: ein 240stel davon)</translation>
    </message>
    <message>
        <source>%1: answered from history, %2 old</source>
        <translation>%1: aus der Historie beantwortet, %2 alt</translation>
    </message>
    <message>
        <source>%1: nothing was ever received</source>
        <translation>%1: es kam nie etwas an</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>a workspace file</source>
        <translation>eine Workspace-Datei</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Give one with --workspace FILE or TRACEO_WORKSPACE, put a traceo.yaml here or in a folder above, or try --workspace demo.</source>
        <translation>Eine mit --workspace FILE oder TRACEO_WORKSPACE angeben, eine traceo.yaml hier oder in einen Ordner darüber legen oder --workspace demo versuchen.</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>data to answer from</source>
        <translation>Daten für eine Antwort</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>“traceo sync” fetches them.</source>
        <translation>„traceo sync“ holt sie.</translation>
    </message>
    <message>
        <source>slo</source>
        <translation>slo</translation>
    </message>
    <message>
        <source>the name of an SLO of this workspace</source>
        <translation>der Name eines SLO dieses Workspace</translation>
    </message>
    <message>
        <source>“traceo slo list” names them.</source>
        <translation>„traceo slo list“ nennt sie.</translation>
    </message>
    <message>
        <source>Only this SLO</source>
        <translation>Nur dieses SLO</translation>
    </message>
    <message>
        <source>The SLOs of the workspace</source>
        <translation>Die SLOs des Workspace</translation>
    </message>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Attained</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Burn 1h</source>
        <translation>Burn 1h</translation>
    </message>
    <message>
        <source>6h</source>
        <translation>6h</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Burn rates over 5m to 3d and the window</source>
        <translation>Burn-Rates über 5m bis 3d und das Fenster</translation>
    </message>
    <message>
        <source>5m</source>
        <translation>5m</translation>
    </message>
    <message>
        <source>30m</source>
        <translation>30m</translation>
    </message>
    <message>
        <source>1h</source>
        <translation>1h</translation>
    </message>
    <message>
        <source>2h</source>
        <translation>2h</translation>
    </message>
    <message>
        <source>1d</source>
        <translation>1d</translation>
    </message>
    <message>
        <source>3d</source>
        <translation>3d</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>it answers</source>
        <translation>sie antwortet</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>the name of a source of this workspace</source>
        <translation>der Name einer Quelle dieses Workspace</translation>
    </message>
    <message>
        <source>The sources of the workspace and when they last answered</source>
        <translation>Die Quellen des Workspace und wann sie zuletzt antworteten</translation>
    </message>
    <message>
        <source>Ask each source who it is; proves address, login and product</source>
        <translation>Jede Quelle fragen, wer sie ist; prüft Adresse, Anmeldung und Produkt</translation>
    </message>
    <message>
        <source>Only this source</source>
        <translation>Nur diese Quelle</translation>
    </message>
    <message>
        <source>filling, %1 of %2 pieces</source>
        <translation>wird gefüllt, %1 von %2 Teilen</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>sync</translation>
    </message>
    <message>
        <source>an end within --timeout</source>
        <translation>ein Ende innerhalb von --timeout</translation>
    </message>
    <message>
        <source>it was still fetching</source>
        <translation>es wurde noch geholt</translation>
    </message>
    <message>
        <source>What was fetched is kept; run it again.</source>
        <translation>Das Geholte bleibt erhalten; erneut ausführen.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Ask every source once, fetch what the history lacks, derive and fold; --watch goes on</source>
        <translation>Jede Quelle einmal fragen, holen, was der Historie fehlt, ableiten und falten; --watch macht weiter</translation>
    </message>
    <message>
        <source>Fetch what the history lacks of this length (default: what the SLOs need)</source>
        <translation>Holen, was der Historie von dieser Länge fehlt (Vorgabe: was die SLOs brauchen)</translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1: no mistakes; %2 source(s), %3 SLO(s)
</source>
        <translation>%1: keine Fehler; Quellen: %2, SLOs: %3
</translation>
    </message>
    <message>
        <source>Read a workspace and name every mistake with file, line and column</source>
        <translation>Einen Workspace lesen und jeden Fehler mit Datei, Zeile und Spalte nennen</translation>
    </message>
    <message>
        <source>The workspace; without it the one other commands would use</source>
        <translation>Der Workspace; sonst der, den andere Befehle nähmen</translation>
    </message>
    <message>
        <source>auth: {…, secret: "keychain:NAME"} in the workspace</source>
        <translation>auth: {…, secret: "keychain:NAME"} im Workspace</translation>
    </message>
    <message>
        <source>a secret from elsewhere, or none</source>
        <translation>ein Geheimnis von anderswo oder keines</translation>
    </message>
    <message>
        <source>Files and the environment are yours to fill.</source>
        <translation>Dateien und die Umgebung füllen Sie selbst.</translation>
    </message>
    <message>
        <source>Secret for %1 (%2): </source>
        <translation>Geheimnis für %1 (%2): </translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>der Schlüsselbund</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Kept in the keychain as “traceo/%1”, for %2 only. “traceo sources test %3” tries it.</source>
        <translation>Im Schlüsselbund als „traceo/%1“ abgelegt, nur für %2. „traceo sources test %3“ probiert es.</translation>
    </message>
    <message>
        <source>Put a source's token or password into the system's keychain; read from stdin</source>
        <translation>Token oder Passwort einer Quelle in den Schlüsselbund des Systems legen; von stdin gelesen</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>Die Quelle</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>the secret, as its first line</source>
        <translation>das Geheimnis als erste Zeile</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a length such as 30s</source>
        <translation>eine Länge wie 30s</translation>
    </message>
    <message>
        <source>a moment that has been</source>
        <translation>ein Zeitpunkt, der schon war</translation>
    </message>
    <message>
        <source>Only series of this source (derived: what Traceo worked out, else left out)</source>
        <translation>Nur Zeitreihen dieser Quelle (derived: was Traceo abgeleitet hat, sonst weggelassen)</translation>
    </message>
    <message>
        <source>Whose samples they become (default: import); SLOs count those of their source</source>
        <translation>Wessen Messwerte sie werden (Vorgabe: import); SLOs zählen die ihrer Quelle</translation>
    </message>
    <message>
        <source>Accepted for scripts: output never has colours</source>
        <translation>Für Skripte angenommen: Ausgaben haben nie Farben</translation>
    </message>
    <message>
        <source>Global options: traceo --help</source>
        <translation>Allgemeine Optionen: traceo --help</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>standard output takes no more</source>
        <translation>die Standardausgabe nimmt nichts mehr an</translation>
    </message>
    <message>
        <source>No series matches.</source>
        <translation>Keine Zeitreihe passt.</translation>
    </message>
    <message>
        <source>The sources did not answer within %1.</source>
        <translation>Die Quellen antworteten nicht innerhalb von %1.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>Part of the history is still to be fetched; “traceo sync” or the window does.</source>
        <translation>Ein Teil der Historie ist noch zu holen; „traceo sync“ oder das Fenster tut es.</translation>
    </message>
    <message>
        <source>login refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>HTTP-Fehler</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>nichts da</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Pieces fetched</source>
        <translation>Geholte Teile</translation>
    </message>
    <message>
        <source>The report is of the period of --sla: --since, --from and --to change nothing here.</source>
        <translation>Der Bericht ist der des Zeitraums von --sla: --since, --from und --to ändern hier nichts.</translation>
    </message>
    <message>
        <source>The report is of the last 30 days: --since, --from and --to change nothing here, --at does; --sla FROM/TO reports the service levels of another period.</source>
        <translation>Der Bericht ist der der letzten 30 Tage: --since, --from und --to ändern hier nichts, --at schon; --sla VON/BIS berichtet von den Dienstgüten eines anderen Zeitraums.</translation>
    </message>
    <message>
        <source>SLOs speak of their own windows: --since and --from change nothing here, --at does.</source>
        <translation>SLOs sprechen von ihren eigenen Fenstern: --since und --from ändern hier nichts, --at schon.</translation>
    </message>
    <message>
        <source>The workspace file: check it</source>
        <translation>Die Workspace-Datei: prüfen</translation>
    </message>
    <message>
        <source>The systems that are asked: list, test, log in</source>
        <translation>Die gefragten Systeme: auflisten, prüfen, anmelden</translation>
    </message>
    <message>
        <source>Ask a server, or the history, for series</source>
        <translation>Einen Server oder die Historie nach Zeitreihen fragen</translation>
    </message>
    <message>
        <source>The local history: size, export, import, compact</source>
        <translation>Die lokale Historie: Größe, Export, Import, Verdichten</translation>
    </message>
    <message>
        <source>metrics query</source>
        <translation>metrics query</translation>
    </message>
    <message>
        <source>a question to the history: a server does not know when it learned</source>
        <translation>eine Frage an die Historie: ein Server weiß nicht, wann er etwas erfuhr</translation>
    </message>
    <message>
        <source>Add --offline.</source>
        <translation>Mit --offline geht es.</translation>
    </message>
    <message>
        <source>generated data: this is the demo workspace</source>
        <translation>generierte Daten: dies ist der Demo-Workspace</translation>
    </message>
    <message>
        <source>leave to ask the sources</source>
        <translation>dass die Quellen gefragt werden dürfen</translation>
    </message>
    <message>
        <source>Without it they are asked.</source>
        <translation>Ohne diese Option werden sie gefragt.</translation>
    </message>
    <message>
        <source>%1, through the proxy %2</source>
        <translation>%1, über den Proxy %2</translation>
    </message>
    <message>
        <source>asking the sources</source>
        <translation>das Fragen der Quellen</translation>
    </message>
    <message>
        <source>an interrupt</source>
        <translation>eine Unterbrechung</translation>
    </message>
    <message>
        <source>Token for %1: </source>
        <translation>Token für %1: </translation>
    </message>
    <message>
        <source>Password of %1 for %2: </source>
        <translation>Passwort von %1 für %2: </translation>
    </message>
    <message>
        <source>--dry-run lists them.</source>
        <translation>--dry-run zählt sie auf.</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>%1 wants a login. With --user NAME it is asked by password.</source>
        <translation>%1 will eine Anmeldung. Mit --user NAME wird nach dem Passwort gefragt.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Workspace: %1, which is made.</source>
        <translation>Arbeitsbereich: %1, der angelegt wird.</translation>
    </message>
    <message>
        <source>Workspace: %1</source>
        <translation>Arbeitsbereich: %1</translation>
    </message>
    <message>
        <source>Workspace: %1, as it was open last; --workspace FILE names another.</source>
        <translation>Arbeitsbereich: %1, da er zuletzt offen war; --workspace DATEI nennt einen anderen.</translation>
    </message>
    <message>
        <source>%1 was written by hand and is left as it is. Add this line to it: %2</source>
        <translation>%1 wurde von Hand geschrieben und bleibt, wie es ist. Fügen Sie diese Zeile hinzu: %2</translation>
    </message>
    <message>
        <source>“traceo sync” fetches its history; “traceo-desktop” shows it.</source>
        <translation>„traceo sync“ holt den Verlauf; „traceo-desktop“ zeigt ihn.</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Data of</source>
        <translation>Daten aus</translation>
    </message>
    <message>
        <source>Find out what answers at an address, write it into the workspace, propose SLOs</source>
        <translation>Herausfinden, was unter einer Adresse antwortet, es in den Arbeitsbereich schreiben, SLOs vorschlagen</translation>
    </message>
    <message>
        <source>Its address, as a browser would take it</source>
        <translation>Die Adresse, wie ein Browser sie nähme</translation>
    </message>
    <message>
        <source>What the source is called (default: by its host)</source>
        <translation>Wie die Quelle heißt (sonst nach ihrem Rechner)</translation>
    </message>
    <message>
        <source>SLOs to take over: none, all, or names (default: ask)</source>
        <translation>SLOs zum Übernehmen: none, all oder Namen (sonst wird gefragt)</translation>
    </message>
    <message>
        <source>Log in by this user; the password is asked, or read from stdin</source>
        <translation>Mit diesem Benutzer anmelden; das Passwort wird erfragt oder von stdin gelesen</translation>
    </message>
    <message>
        <source>Where the secret lies: keychain:NAME, file:PATH, env:NAME</source>
        <translation>Wo das Geheimnis liegt: keychain:NAME, file:PATH, env:NAME</translation>
    </message>
    <message>
        <source>Tenant of Mimir or Cortex (X-Scope-OrgID)</source>
        <translation>Mandant von Mimir oder Cortex (X-Scope-OrgID)</translation>
    </message>
    <message>
        <source>Send the credential over http:// as well</source>
        <translation>Die Anmeldung auch über http:// senden</translation>
    </message>
    <message>
        <source>Look and propose, write nothing</source>
        <translation>Nachsehen und vorschlagen, nichts schreiben</translation>
    </message>
    <message>
        <source>Which SLOs to take over? all, none or numbers such as 1,3 [all]: </source>
        <translation>Welche SLOs übernehmen? all, none oder Nummern wie 1,3 [all]: </translation>
    </message>
    <message>
        <source>a label and a part of its value, such as service=check</source>
        <translation>ein Label und ein Teil seines Wertes, etwa service=check</translation>
    </message>
    <message>
        <source>“Not known” was firing when its source was heard last.</source>
        <translation>„Nicht bekannt“ war aktiv, als seine Quelle zuletzt antwortete.</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Endete</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Only alerts whose name has this part</source>
        <translation>Nur Alarme, deren Name diesen Teil enthält</translation>
    </message>
    <message>
        <source>Only alerts whose label has this part: service=check</source>
        <translation>Nur Alarme, deren Label diesen Teil enthält: service=check</translation>
    </message>
    <message>
        <source>firing, pending, silenced, not_known, resolved</source>
        <translation>firing, pending, silenced, not_known, resolved</translation>
    </message>
    <message>
        <source>Exit with 3 while one is firing and not silenced</source>
        <translation>Mit 3 enden, solange einer aktiv und nicht stummgeschaltet ist</translation>
    </message>
    <message>
        <source>Alerts of the past: when they fired and how long; 30 days unless --since says otherwise</source>
        <translation>Vergangene Alarme: wann sie aktiv waren und wie lange; 30 Tage, wenn --since nichts anderes sagt</translation>
    </message>
    <message>
        <source>The completion script for %1</source>
        <translation>Das Vervollständigungsskript für %1</translation>
    </message>
    <message>
        <source>The names of the workspace's SLOs or sources, one a line; asks nobody</source>
        <translation>Die Namen der SLOs oder Quellen des Workspace, einer je Zeile; fragt niemanden</translation>
    </message>
    <message>
        <source>Which names</source>
        <translation>Welche Namen</translation>
    </message>
    <message>
        <source>process %1, %2</source>
        <translation>Prozess %1, %2</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>a text of at most %1 bytes</source>
        <translation>ein Text von höchstens %1 Byte</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>a moment not before --time</source>
        <translation>ein Zeitpunkt nicht vor --time</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>When; now unless said otherwise</source>
        <translation>Wann; jetzt, wenn nichts anderes gesagt ist</translation>
    </message>
    <message>
        <source>Until when, for what took a while</source>
        <translation>Bis wann, bei dem, was eine Weile dauerte</translation>
    </message>
    <message>
        <source>Whose, as in the SLOs</source>
        <translation>Wessen, wie in den SLOs</translation>
    </message>
    <message>
        <source>Who says so; the user unless said otherwise</source>
        <translation>Wer es sagt; der Benutzer, wenn nichts anderes gesagt ist</translation>
    </message>
    <message>
        <source>A URL to read on</source>
        <translation>Eine URL zum Weiterlesen</translation>
    </message>
    <message>
        <source>Only those of this service</source>
        <translation>Nur die dieses Dienstes</translation>
    </message>
    <message>
        <source>Exit status</source>
        <translation>Rückgabewert</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>What to explain</source>
        <translation>Was zu erklären ist</translation>
    </message>
    <message>
        <source>Size before</source>
        <translation>Größe vorher</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Gefaltet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>SLOs, error budgets and their history in a terminal</source>
        <translation>SLOs, Fehlerbudgets und ihre Historie im Terminal</translation>
    </message>
    <message>
        <source>Synopsis</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>How to print; “traceo help output” explains each</source>
        <translation>Wie ausgegeben wird; „traceo help output“ erklärt alle</translation>
    </message>
    <message>
        <source>Synthetic checks from every region: list, show</source>
        <translation>Synthetische Prüfungen aus jeder Region: auflisten, zeigen</translation>
    </message>
    <message>
        <source>Alerts of all sources: those that fire, those of the past</source>
        <translation>Alarme aller Quellen: die jetzt feuern und die vergangenen</translation>
    </message>
    <message>
        <source>What all panes say, on paper: run</source>
        <translation>Was alle Bereiche sagen, auf Papier: run</translation>
    </message>
    <message>
        <source>Completion of this command for your shell</source>
        <translation>Vervollständigung dieses Befehls für Ihre Shell</translation>
    </message>
    <message>
        <source>probes</source>
        <translation>probes</translation>
    </message>
    <message>
        <source>“traceo probes list” names them.</source>
        <translation>„traceo probes list“ nennt sie.</translation>
    </message>
    <message>
        <source>a check that was probed in the last seven days</source>
        <translation>eine Prüfung, die in den letzten sieben Tagen lief</translation>
    </message>
    <message>
        <source>a region it is probed from</source>
        <translation>eine Region, aus der geprüft wird</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>%1, before %2</source>
        <translation>%1, vorher %2</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Only this check</source>
        <translation>Nur diese Prüfung</translation>
    </message>
    <message>
        <source>Only from this region</source>
        <translation>Nur aus dieser Region</translation>
    </message>
    <message>
        <source>Checks by region: state, availability, duration and certificate</source>
        <translation>Prüfungen nach Region: Zustand, Verfügbarkeit, Dauer und Zertifikat</translation>
    </message>
    <message>
        <source>Everything known of one check, with the phases of its runs</source>
        <translation>Alles, was von einer Prüfung bekannt ist, mit den Phasen ihrer Läufe</translation>
    </message>
    <message>
        <source>traceo-desktop beside traceo, or on the path</source>
        <translation>traceo-desktop neben traceo oder im Suchpfad</translation>
    </message>
    <message>
        <source>It paints the pages; install it with the command.</source>
        <translation>Es zeichnet die Seiten; installieren Sie es mit dem Befehl.</translation>
    </message>
    <message>
        <source>a report by %1</source>
        <translation>ein Bericht von %1</translation>
    </message>
    <message>
        <source>The PDF to write; traceo-report.pdf when it is not given</source>
        <translation>Das PDF, das geschrieben wird; traceo-report.pdf, wenn es fehlt</translation>
    </message>
    <message>
        <source>%1: %2 was not asked for. It is new in the workspace; the Traceo that runs reads it when it is started again.</source>
        <translation>%1: nach %2 wurde nicht gefragt. Es ist neu im Workspace; das laufende Traceo liest ihn, wenn es neu gestartet wird.</translation>
    </message>
    <message>
        <source>The Traceo that runs: %1.</source>
        <translation>Das laufende Traceo: %1.</translation>
    </message>
    <message>
        <source>%1: not asked. It is new in the workspace; the Traceo that runs reads it when it is started again.</source>
        <translation>%1: nicht gefragt. Sie ist neu im Workspace; das laufende Traceo liest ihn, wenn es neu gestartet wird.</translation>
    </message>
    <message>
        <source>The check</source>
        <translation>Die Prüfung</translation>
    </message>
    <message>
        <source>none, all, or names or numbers of proposals</source>
        <translation>none, all, oder Namen oder Nummern von Vorschlägen</translation>
    </message>
    <message>
        <source>(%1 of %2 events, budget left %3)</source>
        <translation>(%1 von %2 Ereignissen, Restbudget %3)</translation>
    </message>
    <message>
        <source>No SLO was taken over; --slos all or names would.</source>
        <translation>Kein SLO wurde übernommen; --slos all oder Namen täte es.</translation>
    </message>
    <message>
        <source>No SLO was taken over.</source>
        <translation>Kein SLO wurde übernommen.</translation>
    </message>
    <message>
        <source>No alert is firing.</source>
        <translation>Kein Alarm ist aktiv.</translation>
    </message>
    <message>
        <source>No alert is known to be firing.</source>
        <translation>Von keinem Alarm ist bekannt, dass er aktiv ist.</translation>
    </message>
    <message>
        <source>No alert was firing.</source>
        <translation>Kein Alarm war aktiv.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>a keychain to keep the secret in</source>
        <translation>ein Schlüsselbund, der das Geheimnis aufbewahrt</translation>
    </message>
    <message>
        <source>none that answers in this session</source>
        <translation>keiner, der in dieser Sitzung antwortet</translation>
    </message>
    <message>
        <source>a number from 1 on, or all</source>
        <translation>eine Zahl ab 1 oder all</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Bytes a sample</source>
        <translation>Bytes je Messwert</translation>
    </message>
    <message>
        <source>Nothing is folded yet.</source>
        <translation>Noch nichts ist gefaltet.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; --limit all shows them</source>
        <translation>
            <numerusform>und %n weitere; --limit all zeigt sie</numerusform>
            <numerusform>und %n weitere; --limit all zeigt sie</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 samples came since the last fold and are not shared out yet.</source>
        <translation>%1 Messwerte kamen seit dem letzten Falten und sind noch nicht aufgeteilt.</translation>
    </message>
    <message>
        <source>What takes the most room, by source and metric</source>
        <translation>Was den meisten Platz braucht, nach Quelle und Metrik</translation>
    </message>
    <message>
        <source>Only metrics of this source</source>
        <translation>Nur Metriken dieser Quelle</translation>
    </message>
    <message>
        <source>How many, or all (default: 20)</source>
        <translation>Wie viele, oder all (sonst 20)</translation>
    </message>
    <message>
        <source>Start one (GNOME Keyring or KWallet), or say --keep-in-file: the secret goes into a file that only you can read.</source>
        <translation>Starten Sie einen (GNOME Keyring oder KWallet), oder geben Sie --keep-in-file an: das Geheimnis kommt in eine Datei, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>Keep what is typed in a file that only you can read, not in the keychain</source>
        <translation>Das Eingegebene in einer Datei aufbewahren, die nur Sie lesen können, nicht im Schlüsselbund</translation>
    </message>
    <message>
        <source>a login that is let in</source>
        <translation>eine Anmeldung, die eingelassen wird</translation>
    </message>
    <message>
        <source>Say --user NAME, and its password is asked, or --secret where it lies. A Redis whose password has no user needs --secret alone.</source>
        <translation>Geben Sie --user NAME an, dann wird nach dem Passwort gefragt, oder --secret, wo es liegt. Ein Redis, dessen Passwort keinen Benutzer hat, braucht nur --secret.</translation>
    </message>
    <message>
        <source>one that was refused</source>
        <translation>eine, die abgewiesen wurde</translation>
    </message>
    <message>
        <source>Check --user and what was typed, or --secret; without --user it is a token.</source>
        <translation>Prüfen Sie --user und das Eingegebene, oder --secret; ohne --user ist es ein Token.</translation>
    </message>
    <message>
        <source>a number from 1 to %1</source>
        <translation>eine Zahl von 1 bis %1</translation>
    </message>
    <message>
        <source>x'%1…', %2 bytes</source>
        <translation>x'%1…', %2 Bytes</translation>
    </message>
    <message>
        <source>No rows.</source>
        <translation>Keine Zeilen.</translation>
    </message>
    <message>
        <source>--timeout gives it longer.</source>
        <translation>Mit --timeout bekommt sie länger Zeit.</translation>
    </message>
    <message>
        <source>Cut off after %1 rows, there are more; --limit N shows up to %2.</source>
        <translation>Nach %1 Zeilen abgeschnitten, es gibt mehr; --limit N zeigt bis zu %2.</translation>
    </message>
    <message>
        <source>How many rows at most (default: 10000)</source>
        <translation>Wie viele Zeilen höchstens (Voreinstellung: 10000)</translation>
    </message>
    <message>
        <source>%1 of timestamps that several series share come on top.</source>
        <translation>Dazu kommen %1 Zeitstempel, die sich mehrere Reihen teilen.</translation>
    </message>
    <message>
        <source>Samples in it</source>
        <translation>Messwerte darin</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>Schon bekannt</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>%1 known already: the history, or the file itself, had that moment of that series before. What came first stays.</source>
        <translation>%1 schon bekannt: Die Historie oder die Datei selbst hatte diesen Zeitpunkt dieser Zeitreihe schon. Was zuerst da war, bleibt.</translation>
    </message>
    <message>
        <source>%1 kept aside: more than ten minutes ahead of the clock, or before 1970. What is ahead is taken in when the clock gets there, what is before 1970 never. There is room for %2 in all.</source>
        <translation>%1 beiseitegelegt: der Uhr mehr als zehn Minuten voraus oder aus der Zeit vor 1970. Was der Uhr voraus ist, wird übernommen, sobald sie so weit ist, was von vor 1970 ist, nie. Platz ist für insgesamt %2.</translation>
    </message>
    <message>
        <source>Retention removed %1 samples: all older than keep_minutes (%2), and of those older than keep_raw (%3) all but the last of each minute. The section history of the workspace sets both.</source>
        <translation>Die Aufbewahrung hat %1 Messwerte entfernt: alle, die älter sind als keep_minutes (%2), und von denen, die älter sind als keep_raw (%3), alle bis auf den letzten jeder Minute. Beides steht im Abschnitt history des Workspace.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Fold and give back space now; removes what is older than the workspace keeps (keep_raw, keep_minutes, keep_events)</source>
        <translation>Jetzt falten und Platz zurückgeben; entfernt, was älter ist, als der Workspace es aufbewahrt (keep_raw, keep_minutes, keep_events)</translation>
    </message>
    <message>
        <source>End of the range; without a beginning what a command usually looks at ends there</source>
        <translation>Ende des Zeitraums; ohne Anfang endet dort, was ein Befehl sonst betrachtet</translation>
    </message>
    <message>
        <source>Ask the history in SQL, samples included (all, or those of --from, --since and --to); it only reads, 30 s at most (--timeout)</source>
        <translation>Die Historie in SQL befragen, auch die Messwerte (alle oder die von --from, --since und --to); es wird nur gelesen, höchstens 30 s (--timeout)</translation>
    </message>
    <message>
        <source>a workspace with a source of kind prometheus</source>
        <translation>ein Workspace mit einer Quelle der Art prometheus</translation>
    </message>
    <message>
        <source>Only they evaluate expressions; with --offline a plain selector is answered from history, whatever the kind.</source>
        <translation>Nur sie werten Ausdrücke aus; mit --offline wird ein einfacher Selektor aus der Historie beantwortet, von welcher Art auch immer.</translation>
    </message>
    <message>
        <source>Sources of kind prometheus evaluate expressions; --source NAME says which one is asked.</source>
        <translation>Quellen der Art prometheus werten Ausdrücke aus; --source NAME sagt, welche gefragt wird.</translation>
    </message>
    <message>
        <source>Which source of kind prometheus, when there are several</source>
        <translation>Welche Quelle der Art prometheus, wenn es mehrere gibt</translation>
    </message>
    <message>
        <source>Topics: exit-codes, environment, output, man, and every command of traceo --help
</source>
        <translation>Themen: exit-codes, environment, output, man und jeder Befehl aus traceo --help
</translation>
    </message>
    <message>
        <source>exit-codes, environment, output, man, or a command such as history</source>
        <translation>exit-codes, environment, output, man oder ein Befehl wie history</translation>
    </message>
    <message>
        <source>Explain a topic (exit-codes, environment, output) or a command such as history; man is the manual page</source>
        <translation>Ein Thema (exit-codes, environment, output) oder einen Befehl wie history erklären; man ist die Handbuchseite</translation>
    </message>
    <message>
        <source>Samples to stdout, as OpenMetrics (every metric of type unknown), CSV or JSON lines</source>
        <translation>Messwerte nach stdout, als OpenMetrics (jede Metrik vom Typ unknown), CSV oder JSON-Zeilen</translation>
    </message>
    <message>
        <source>Samples from a file, all or none; types and help texts of metrics are not kept; see --source</source>
        <translation>Messwerte aus einer Datei, alle oder keine; Typen und Hilfetexte der Metriken werden nicht aufbewahrt; siehe --source</translation>
    </message>
    <message>
        <source>One SELECT; samples(series, t, value) are the samples, t in ms since 1970; exact_sum(value) adds up as Traceo does, sum(value) is SQLite's own and may round</source>
        <translation>Ein SELECT; samples(series, t, value) sind die Messwerte, t in ms seit 1970; exact_sum(value) summiert wie Traceo, sum(value) ist das von SQLite und rundet womöglich</translation>
    </message>
    <message>
        <source>%1 is not known: %2</source>
        <translation>%1 ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>cannot fire</source>
        <translation>kann nicht auslösen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>The SLO</source>
        <translation>Das SLO</translation>
    </message>
    <message>
        <source>Share of the budget that must be left (default: 0%, any)</source>
        <translation>Anteil des Budgets, der übrig sein muss (Vorgabe: 0%, irgendetwas)</translation>
    </message>
    <message>
        <source>Minute that ends</source>
        <translation>Minute, die endet</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>SLOs: status, alerts, forecast, other tools' files and opinions</source>
        <translation>SLOs: Status, Alarme, Prognose, Dateien und Meinungen anderer Werkzeuge</translation>
    </message>
    <message>
        <source>%1 samples ahead of the clock, or before 1970, found no room to be set aside.</source>
        <translation>Für %1 Messwerte, die der Uhr voraus sind oder aus der Zeit vor 1970 stammen, war kein Platz zum Beiseitelegen.</translation>
    </message>
    <message>
        <source>%1 samples are set aside: their times lie ahead of the clock, or before 1970. What is ahead counts once its time has come. Is the clock of this machine or of a source wrong?</source>
        <translation>%1 Messwerte sind beiseitegelegt: Ihre Zeiten sind der Uhr voraus oder liegen vor 1970. Was der Uhr voraus ist, zählt, sobald seine Zeit gekommen ist. Geht die Uhr dieses Rechners oder einer Quelle falsch?</translation>
    </message>
    <message>
        <source>%1; with it %2</source>
        <translation>%1; mitgezählt %2</translation>
    </message>
    <message>
        <source>counted as good</source>
        <translation>als gut gezählt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>%1, excluded afterwards</source>
        <translation>%1, nachträglich ausgeschlossen</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>SLI</source>
        <translation>SLI</translation>
    </message>
    <message>
        <source>Burn</source>
        <translation>Burn</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What Prometheus, Sloth, Pyrra and others would say from the same samples, and why</source>
        <translation>Was Prometheus, Sloth, Pyrra und andere aus denselben Messwerten sagen würden, und warum</translation>
    </message>
    <message>
        <source>a format of rules, which have names</source>
        <translation>ein Format für Regeln, denn die haben Namen</translation>
    </message>
    <message>
        <source>What for (default: prometheus)</source>
        <translation>Wofür (Vorgabe: prometheus)</translation>
    </message>
    <message>
        <source>Rules by the names of Sloth, for dashboards made for it</source>
        <translation>Regeln mit den Namen von Sloth, für Dashboards, die dafür gemacht sind</translation>
    </message>
    <message>
        <source>Gone at the pace of the last hours</source>
        <translation>Aufgebraucht im Tempo der letzten Stunden</translation>
    </message>
    <message>
        <source>… at a pace that is faster 1 hour in 10</source>
        <translation>… bei einem Tempo, das in 1 von 10 Stunden höher ist</translation>
    </message>
    <message>
        <source>… at a pace that is slower 1 hour in 10</source>
        <translation>… bei einem Tempo, das in 1 von 10 Stunden niedriger ist</translation>
    </message>
    <message>
        <source>Probability that it is gone by %1</source>
        <translation>Wahrscheinlichkeit, dass es bis %1 aufgebraucht ist</translation>
    </message>
    <message>
        <source>Comes back by %1</source>
        <translation>Kommt bis %1 zurück</translation>
    </message>
    <message>
        <source>Score on past days</source>
        <translation>Score an vergangenen Tagen</translation>
    </message>
    <message>
        <source>not by %1</source>
        <translation>nicht bis %1</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>aufgebraucht</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>Brier %1, base rate %2, days: %3</source>
        <translation>Brier %1, Basisrate %2, Tage: %3</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Left, 10 %</source>
        <translation>Übrig, 10 %</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Gone by then</source>
        <translation>Bis dahin aufgebraucht</translation>
    </message>
    <message>
        <source>The probability for %1 is hidden. %2</source>
        <translation>Die Wahrscheinlichkeit für %1 ist ausgeblendet. %2</translation>
    </message>
    <message>
        <source>The probability for %1 is not known. %2</source>
        <translation>Die Wahrscheinlichkeit für %1 ist nicht bekannt. %2</translation>
    </message>
    <message>
        <source>When the error budget will be gone, how probable that is, and when spent budget comes back</source>
        <translation>Wann das Fehlerbudget aufgebraucht sein wird, wie wahrscheinlich das ist und wann verbrauchtes Budget zurückkommt</translation>
    </message>
    <message>
        <source>Budget left by steps of six hours: in 10, 50 and 90 of 100 cases less</source>
        <translation>Restbudget in Schritten von sechs Stunden: in 10, 50 und 90 von 100 Fällen weniger</translation>
    </message>
    <message>
        <source>a file that can be read</source>
        <translation>eine lesbare Datei</translation>
    </message>
    <message>
        <source>SLOs of another tool</source>
        <translation>SLOs eines anderen Werkzeugs</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>The file of SLOs</source>
        <translation>Die Datei mit den SLOs</translation>
    </message>
    <message>
        <source>Whose they are (default: as each document says)</source>
        <translation>Von welchem Werkzeug sie sind (Vorgabe: was jedes Dokument sagt)</translation>
    </message>
    <message>
        <source>The source of the workspace that is asked, where the file names none</source>
        <translation>Die Quelle des Workspace, die gefragt wird, wo die Datei keine nennt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Nothing was spent.</source>
        <translation>Nichts wurde verbraucht.</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Anfangssaldo</translation>
    </message>
    <message>
        <source>Debits</source>
        <translation>Belastungen</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Gutschriften</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Endsaldo</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Accounts, the first that fits: %1; else unknown.</source>
        <translation>Konten, das erste passende: %1; sonst unbekannt.</translation>
    </message>
    <message>
        <source>Sums by account, or balances by month</source>
        <translation>Summen je Konto oder Salden je Monat</translation>
    </message>
    <message>
        <source>a range of a minute or more that begins before now</source>
        <translation>ein Zeitraum von mindestens einer Minute, der vor jetzt beginnt</translation>
    </message>
    <message>
        <source>Nothing is known of %1 in that time.</source>
        <translation>Aus dieser Zeit ist über %1 nichts bekannt.</translation>
    </message>
    <message>
        <source>Only %1 of that time, %2, was observed.</source>
        <translation>Nur %1 dieser Zeit, %2, wurden beobachtet.</translation>
    </message>
    <message>
        <source>It was rehearsed over %1, too little to say how often in a week something would have fired.</source>
        <translation>Geprobt wurde über %1, zu wenig, um zu sagen, wie oft in einer Woche etwas ausgelöst hätte.</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Firings</source>
        <translation>Auslösungen</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Je Woche</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Missed budget</source>
        <translation>Verpasstes Budget</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>It would not have fired.</source>
        <translation>Sie hätte nicht ausgelöst.</translation>
    </message>
    <message>
        <source>still firing</source>
        <translation>noch aktiv</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Missed incidents</source>
        <translation>Verpasste Vorfälle</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Incidents: the notes with a length (%1).</source>
        <translation>Vorfälle: die Notizen mit einer Dauer (%1).</translation>
    </message>
    <message>
        <source>No incident is marked: alerts of the sources stand in for them (%1). “traceo events add note TEXT --time … --until …” marks one.</source>
        <translation>Kein Vorfall ist markiert: Alarme der Quellen stehen dafür ein (%1). „traceo events add note TEXT --time … --until …“ markiert einen.</translation>
    </message>
    <message>
        <source>No incident is known, so neither precision nor recall are. “traceo events add note TEXT --time … --until …” marks one.</source>
        <translation>Kein Vorfall ist bekannt, daher auch weder Precision noch Recall. „traceo events add note TEXT --time … --until …“ markiert einen.</translation>
    </message>
    <message>
        <source>no --policy beside it: it tries all of them</source>
        <translation>kein --policy daneben: Es werden alle probiert</translation>
    </message>
    <message>
        <source>List the firings of this one; else all are compared</source>
        <translation>Die Auslösungen dieser Policy auflisten; sonst werden alle verglichen</translation>
    </message>
    <message>
        <source>A page of your own: FACTOR,LONG,SHORT and maybe PENDING and LEAST bad, such as 14.4,1h,5m,2m,3</source>
        <translation>Ein eigener Alarm: FACTOR,LONG,SHORT und wahlweise PENDING und LEAST schlechte Ereignisse, etwa 14.4,1h,5m,2m,3</translation>
    </message>
    <message>
        <source>Try some two hundred pages: which miss least for so many calls</source>
        <translation>Rund zweihundert Alarme probieren: welche bei gleich vielen Rufen am wenigsten verpassen</translation>
    </message>
    <message>
        <source>Good minutes</source>
        <translation>Gute Minuten</translation>
    </message>
    <message>
        <source>What is firing or pending now, of all sources and of the SLOs themselves, each alert once</source>
        <translation>Was jetzt aktiv ist oder wartet, aus allen Quellen und von den SLOs selbst, jeder Alarm einmal</translation>
    </message>
    <message>
        <source>Deploys, chaos runs and notes: add, list</source>
        <translation>Deploys, Chaos-Läufe und Notizen: hinzufügen, auflisten</translation>
    </message>
    <message>
        <source>deploy, note or chaos</source>
        <translation>deploy, note oder chaos</translation>
    </message>
    <message>
        <source>Tell Traceo of a deploy, a chaos run or anything else to remember</source>
        <translation>Traceo eine Auslieferung, einen Chaos-Lauf oder anderes Merkenswertes mitteilen</translation>
    </message>
    <message>
        <source>Deploys, chaos runs and notes, newest first; 30 days unless --since says otherwise</source>
        <translation>Auslieferungen, Chaos-Läufe und Notizen, neueste zuerst; 30 Tage, wenn --since nichts anderes sagt</translation>
    </message>
    <message>
        <source>--sla PERIOD with it</source>
        <translation>--sla PERIOD dazu</translation>
    </message>
    <message>
        <source>Write the report of all panes as PDF, or with --sla that of the service levels of a period</source>
        <translation>Den Bericht aller Bereiche als PDF schreiben oder mit --sla den der Service-Level eines Zeitraums</translation>
    </message>
    <message>
        <source>Service levels of 2026-10, 2026-Q3, 2026, this-month, last-month or FROM/TO: verdicts, bounds, exclusions, bad stretches, accounts, a digest to verify them by</source>
        <translation>Service-Level von 2026-10, 2026-Q3, 2026, this-month, last-month oder FROM/TO: Urteile, Schranken, Ausschlüsse, schlechte Zeiträume, Konten, eine Prüfsumme zum Nachprüfen</translation>
    </message>
    <message>
        <source>With --sla: of this SLO alone</source>
        <translation>Mit --sla: nur von diesem SLO</translation>
    </message>
    <message>
        <source>A folder for every table of the report as CSV</source>
        <translation>Ein Ordner für jede Tabelle des Berichts als CSV</translation>
    </message>
    <message>
        <source>a share such as 5% or 0.05</source>
        <translation>ein Anteil wie 5% oder 0.05</translation>
    </message>
    <message>
        <source>%1 is judged by the definition that held then; since: %2</source>
        <translation>%1 wird nach der Definition beurteilt, die damals galt; seither: %2</translation>
    </message>
    <message>
        <source>%1, excluded</source>
        <translation>%1, ausgeschlossen</translation>
    </message>
    <message>
        <source>Whose it is, the first that fits, instead of the workspace's “ledger:”: ACCOUNT=KIND{label="value"}+TAIL, such as 'deploy+60m' (a deploy is to blame for 60 min), 'chaos=chaos', 'region $region=series{region=~".+"}' (by the series that hold what was bad) or 'maintenance=exclusion'</source>
        <translation>Wem es zugerechnet wird, die erste passende Regel, statt „ledger:“ des Workspace: ACCOUNT=KIND{label="value"}+TAIL, etwa 'deploy+60m' (ein Deploy ist 60 min lang schuld), 'chaos=chaos', 'region $region=series{region=~".+"}' (nach den Zeitreihen, in denen das Schlechte steht) oder 'maintenance=exclusion'</translation>
    </message>
    <message>
        <source>whole minutes, from 1m to 7d</source>
        <translation>ganze Minuten, von 1m bis 7d</translation>
    </message>
    <message>
        <source>a moment within the next seven days, such as now+2h</source>
        <translation>ein Zeitpunkt in den nächsten sieben Tagen, etwa now+2h</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Failing meanwhile</source>
        <translation>Währenddessen fehlerhaft</translation>
    </message>
    <message>
        <source>Expected then</source>
        <translation>Dann erwartet</translation>
    </message>
    <message>
        <source>… of them bad</source>
        <translation>… davon schlecht</translation>
    </message>
    <message>
        <source>Budget left now</source>
        <translation>Budget jetzt übrig</translation>
    </message>
    <message>
        <source>… at the end, without it</source>
        <translation>… am Ende, ohne sie</translation>
    </message>
    <message>
        <source>… at the end, with it</source>
        <translation>… am Ende, mit ihr</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Probability of a page</source>
        <translation>Wahrscheinlichkeit eines Alarms</translation>
    </message>
    <message>
        <source>… without it</source>
        <translation>… ohne sie</translation>
    </message>
    <message>
        <source>Cheap from %1</source>
        <translation>Günstig ab %1</translation>
    </message>
    <message>
        <source>%1 bad of %2</source>
        <translation>%1 schlecht von %2</translation>
    </message>
    <message>
        <source>It pages with a probability of %1; %2 are accepted.</source>
        <translation>Die Wahrscheinlichkeit eines Alarms ist %1; %2 werden akzeptiert.</translation>
    </message>
    <message>
        <source>%1 of the budget would be left; %2 are needed.</source>
        <translation>%1 des Budgets wären übrig; %2 sind nötig.</translation>
    </message>
    <message>
        <source>more than none</source>
        <translation>mehr als nichts</translation>
    </message>
    <message>
        <source>What will be left of the budget is not known.</source>
        <translation>Was vom Budget übrig sein wird, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Part of that time is excluded or outside of service hours and costs nothing.</source>
        <translation>Ein Teil dieser Zeit ist ausgeschlossen oder liegt außerhalb der Servicezeiten und kostet nichts.</translation>
    </message>
    <message>
        <source>No week before was seen; it rests on the same hours of other days.</source>
        <translation>Keine Woche davor wurde beobachtet; es beruht auf denselben Stunden anderer Tage.</translation>
    </message>
    <message>
        <source>Nothing is known of the traffic of those hours.</source>
        <translation>Über den Verkehr dieser Stunden ist nichts bekannt.</translation>
    </message>
    <message>
        <source>What planned work would do to the error budget, whether it would page, and when it costs least; exits with 3 where too little would be left or a page is too likely</source>
        <translation>Was geplante Arbeiten mit dem Fehlerbudget machen würden, ob sie einen Alarm auslösen würden und wann sie am wenigsten kosten; endet mit 3, wo zu wenig übrig bliebe oder ein Alarm zu wahrscheinlich ist</translation>
    </message>
    <message>
        <source>How long it takes (default: 30m)</source>
        <translation>Wie lange es dauert (Vorgabe: 30m)</translation>
    </message>
    <message>
        <source>Share of the good requests that will fail meanwhile (default: 1%)</source>
        <translation>Anteil der guten Anfragen, die währenddessen fehlschlagen (Vorgabe: 1%)</translation>
    </message>
    <message>
        <source>When it begins, within seven days (default: now)</source>
        <translation>Wann es beginnt, in den nächsten sieben Tagen (Vorgabe: now)</translation>
    </message>
    <message>
        <source>Share of the budget that must be left then (default: 0%, any)</source>
        <translation>Anteil des Budgets, der dann übrig sein muss (Vorgabe: 0%, irgendetwas)</translation>
    </message>
    <message>
        <source>Accepted probability of a page (default: 10%)</source>
        <translation>Akzeptierte Wahrscheinlichkeit eines Alarms (Vorgabe: 10%)</translation>
    </message>
    <message>
        <source>one policy: --policy, or pairs with --pair</source>
        <translation>eine Policy: --policy, oder Paare mit --pair</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>What a search finds is given with --pair, as its last column says.</source>
        <translation>Was eine Suche findet, wird mit --pair angegeben, wie ihre letzte Spalte sagt.</translation>
    </message>
    <message>
        <source>What alerts would have done in the past: policies compared, the firings of one, or a search for the best page; 90 days unless --since says otherwise. --export writes one as the SLO's own alerts</source>
        <translation>Was Alarme in der Vergangenheit getan hätten: Policies im Vergleich, die Auslösungen einer Policy oder eine Suche nach dem besten Alarm; 90 Tage, wenn --since nichts anderes sagt. --export schreibt eine als eigene Alarme des SLO</translation>
    </message>
    <message>
        <source>Write the policy that is listed into a new file, or with “-” instead of the answer, to be put into the SLO's definition</source>
        <translation>Die aufgelistete Policy in eine neue Datei schreiben, oder mit „-“ statt der Antwort, zum Einfügen in die Definition des SLO</translation>
    </message>
    <message>
        <source>How: “alerts:” as it stands under “SLO:” (default), or AlertPolicy documents of OpenSLO</source>
        <translation>Wie: „alerts:“, wie es unter „SLO:“ steht (Vorgabe), oder AlertPolicy-Dokumente von OpenSLO</translation>
    </message>
    <message>
        <source>minutes of at most 7 days: give --since 7d or less</source>
        <translation>Minuten von höchstens 7 Tagen: --since 7d oder weniger angeben</translation>
    </message>
    <message>
        <source>From %1 on: %2</source>
        <translation>Ab %1: %2</translation>
    </message>
    <message>
        <source>What is different: %1</source>
        <translation>Was anders ist: %1</translation>
    </message>
    <message>
        <source>It is counted anew from raw samples, of which the first are of %1; what lies before is left out.</source>
        <translation>Es wird aus Rohwerten neu gezählt, deren erste von %1 sind; was davor liegt, wird ausgelassen.</translation>
    </message>
    <message>
        <source>since when it holds, such as 2026-12-01</source>
        <translation>seit wann sie gilt, etwa 2026-12-01</translation>
    </message>
    <message>
        <source>Nothing is written; it would be %1.</source>
        <translation>Nichts wird geschrieben; es wäre %1.</translation>
    </message>
    <message>
        <source>--save FROM beside it</source>
        <translation>--save FROM daneben</translation>
    </message>
    <message>
        <source>no --page, --ticket or --undo beside it: they are tried, and not part of a version</source>
        <translation>kein --page, --ticket oder --undo daneben: Sie werden ausprobiert und gehören zu keiner Version</translation>
    </message>
    <message>
        <source>The past as it was judged beside what another objective, window, method, threshold or exclusion makes of it; a year unless --since says otherwise. Items of -o json: period (the last one: all), from, to, changed_minutes, before and after {good, total, attained_ratio, coverage_ratio, budget_left_ratio, lowest_left_ratio, state, pages, tickets, page_s, ticket_s, exhausted_s}; of “all” also changes [{before, after, minutes, bad_before, bad_after, total_before, total_after}], recounted_minutes, definition [{field, before, after}], versions [{from, to, differs}], firings and exhausted {before, after}</source>
        <translation>Die Vergangenheit, wie sie beurteilt wurde, neben dem, was ein anderes Ziel oder Fenster, eine andere Methode oder Schwelle oder ein anderer Ausschluss daraus macht; ein Jahr, wenn --since nichts anderes sagt. Elemente von -o json: period (das letzte: all), from, to, changed_minutes, before und after {good, total, attained_ratio, coverage_ratio, budget_left_ratio, lowest_left_ratio, state, pages, tickets, page_s, ticket_s, exhausted_s}; von „all“ auch changes [{before, after, minutes, bad_before, bad_after, total_before, total_after}], recounted_minutes, definition [{field, before, after}], versions [{from, to, differs}], firings und exhausted {before, after}</translation>
    </message>
    <message>
        <source>What a line is (default: a month, a day where the range is short)</source>
        <translation>Was eine Zeile ist (Vorgabe: ein Monat, bei kurzem Zeitraum ein Tag)</translation>
    </message>
    <message>
        <source>Keep it as the version from this date on: a file of its own in traceo.d</source>
        <translation>Sie als die Version ab diesem Datum behalten: eine eigene Datei in traceo.d</translation>
    </message>
    <message>
        <source>With --save: show the file and write nothing</source>
        <translation>Mit --save: die Datei zeigen und nichts schreiben</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigstes</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Aufgebraucht</translation>
    </message>
    <message>
        <source>Minutes changed</source>
        <translation>Geänderte Minuten</translation>
    </message>
    <message>
        <source>FROM/TO or FROM/TO=REASON, such as 2026-11-01T02:00Z/2026-11-01T04:00Z=patching</source>
        <translation>FROM/TO oder FROM/TO=REASON, etwa 2026-11-01T02:00Z/2026-11-01T04:00Z=patching</translation>
    </message>
    <message>
        <source>excluded on the command line</source>
        <translation>auf der Befehlszeile ausgeschlossen</translation>
    </message>
    <message>
        <source>Another objective, such as 99.95%</source>
        <translation>Ein anderes Ziel, etwa 99.95%</translation>
    </message>
    <message>
        <source>Another window: 28d, or 1M Europe/Berlin for months of a calendar</source>
        <translation>Ein anderes Fenster: 28d, oder 1M Europe/Berlin für Kalendermonate</translation>
    </message>
    <message>
        <source>Another budgeting method</source>
        <translation>Eine andere Methode der Budgetierung</translation>
    </message>
    <message>
        <source>How long a time slice is</source>
        <translation>Wie lang eine Zeitscheibe ist</translation>
    </message>
    <message>
        <source>What a good time slice reaches, such as 95%</source>
        <translation>Was eine gute Zeitscheibe erreicht, etwa 95%</translation>
    </message>
    <message>
        <source>Another threshold of a gauge (0.9) or a histogram (300ms), another latency (250ms) or status (2xx) of probes; counted anew from raw samples</source>
        <translation>Eine andere Schwelle einer Gauge-Metrik (0.9) oder eines Histogramms (300ms), eine andere Latenz (250ms) oder ein anderer Status (2xx) von Prüfungen; aus Rohwerten neu gezählt</translation>
    </message>
    <message>
        <source>Leave this time out: FROM/TO or FROM/TO=REASON</source>
        <translation>Diese Zeit auslassen: FROM/TO oder FROM/TO=REASON</translation>
    </message>
    <message>
        <source>Take this exclusion back: its id, or service-hours</source>
        <translation>Diesen Ausschluss zurücknehmen: seine id oder service-hours</translation>
    </message>
    <message>
        <source>A page instead of its own: FACTOR,LONG,SHORT and maybe PENDING and LEAST bad, such as 14.4,1h,5m</source>
        <translation>Ein Alarm statt des eigenen: FACTOR,LONG,SHORT und wahlweise PENDING und LEAST schlechte Ereignisse, etwa 14.4,1h,5m</translation>
    </message>
    <message>
        <source>As if that had not happened, FROM/TO: its minutes as they usually are at that hour of the week</source>
        <translation>Als wäre das nicht geschehen, FROM/TO: seine Minuten, wie sie zu dieser Stunde der Woche üblich sind</translation>
    </message>
    <message>
        <source>A ticket instead of its own, written as a page</source>
        <translation>Ein Ticket statt des eigenen, geschrieben wie ein Alarm</translation>
    </message>
    <message>
        <source>FROM/TO, such as 2026-11-01T02:00Z/2026-11-01T02:20Z</source>
        <translation>FROM/TO, etwa 2026-11-01T02:00Z/2026-11-01T02:20Z</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Unadjusted</source>
        <translation>Unbereinigt</translation>
    </message>
    <message>
        <source>The period is not over yet.</source>
        <translation>Der Zeitraum ist noch nicht vorbei.</translation>
    </message>
    <message>
        <source>2026-10, 2026-Q3, 2026, this-month, last-month or FROM/TO; months are those of --tz</source>
        <translation>2026-10, 2026-Q3, 2026, this-month, last-month oder FROM/TO; Monate sind die von --tz</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>… at least</source>
        <translation>… mindestens</translation>
    </message>
    <message>
        <source>… at most</source>
        <translation>… höchstens</translation>
    </message>
    <message>
        <source>… without exclusions</source>
        <translation>… ohne Ausschlüsse</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>slices with the root %1</source>
        <translation>Scheiben mit der Wurzel %1</translation>
    </message>
    <message>
        <source>These are not the minutes that the report was made of.</source>
        <translation>Dies sind nicht die Minuten, aus denen der Bericht entstand.</translation>
    </message>
    <message>
        <source>The root is the one that was given.</source>
        <translation>Die Wurzel ist die angegebene.</translation>
    </message>
    <message>
        <source>The file's ends cut time slices: for %1 minutes its own verdict was taken.</source>
        <translation>Die Enden der Datei zerschneiden Zeitscheiben: Für %1 Minuten gilt deren eigenes Urteil.</translation>
    </message>
    <message>
        <source>Work out the figure of an SLO again from its exported slices, without a history or a workspace; with a root, also that they are the minutes a report was made of</source>
        <translation>Den Wert eines SLO aus seinen exportierten Scheiben neu berechnen, ohne Historie und ohne Workspace; mit einer Wurzel auch prüfen, dass es die Minuten sind, aus denen ein Bericht entstand</translation>
    </message>
    <message>
        <source>What “traceo slo slices NAME -o csv” wrote; - reads stdin</source>
        <translation>Was „traceo slo slices NAME -o csv“ geschrieben hat; - liest stdin</translation>
    </message>
    <message>
        <source>The digest of the slices, as the report has it</source>
        <translation>Die Prüfsumme der Scheiben, wie sie im Bericht steht</translation>
    </message>
    <message>
        <source>SLOs of Sloth, Pyrra, slo-generator, Nobl9 or any OpenSLO as OpenSLO v1, and composites of Nobl9 in the short form; exits with 5 where something could not be carried over, and says what</source>
        <translation>SLOs von Sloth, Pyrra, slo-generator, Nobl9 oder OpenSLO jeder Fassung als OpenSLO v1, zusammengesetzte von Nobl9 in der Kurzform; endet mit 5, wo etwas nicht übernommen werden konnte, und sagt, was</translation>
    </message>
    <message>
        <source>There is no “%1”; there are: %2.</source>
        <translation>Es gibt kein „%1“; es gibt: %2.</translation>
    </message>
    <message>
        <source>%1: %2 of the budget is left; %3 is needed.</source>
        <translation>%1: Vom Budget sind %2 übrig; gebraucht werden %3.</translation>
    </message>
    <message>
        <source>May this be deployed now? Exits with 3 where less of the error budget is left than needed, with 5 where that is not known</source>
        <translation>Darf das jetzt ausgerollt werden? Endet mit 3, wo weniger vom Fehlerbudget übrig ist als gebraucht, mit 5, wo das nicht bekannt ist</translation>
    </message>
    <message>
        <source>Exits with 3 while an SLO pages or its error budget is gone, with 5 where that is not known; for pipelines</source>
        <translation>Endet mit 3, solange ein SLO alarmiert oder sein Fehlerbudget aufgebraucht ist, mit 5, wo das nicht bekannt ist; für Pipelines</translation>
    </message>
    <message>
        <source>May it be done</source>
        <translation>Darf es geschehen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Excess</source>
        <translation>Überschuss</translation>
    </message>
    <message>
        <source>What the SLI counted, minute by minute, and for methods that count minutes what they make of it; the last hour unless --since says otherwise; “-o csv” is what “traceo slo verify” reads. Items of -o json and columns of -o csv: end, good, total, observed_s (0 to 60), uncertain, undecided, flagged, excluded, excluded_as (drop, good), slo, objective, method; of methods that count minutes slice_s, slice_target, good_minutes, total_minutes; excess (events of the part beyond the total, which are left out), evaluated (local: from raw samples; server: by expressions)</source>
        <translation>Was der SLI gezählt hat, Minute für Minute, und bei Methoden, die Minuten zählen, was sie daraus machen; die letzte Stunde, wenn --since nichts anderes sagt; „-o csv“ ist, was „traceo slo verify“ liest. Einträge von -o json und Spalten von -o csv: end, good, total, observed_s (0 bis 60), uncertain, undecided, flagged, excluded, excluded_as (drop, good), slo, objective, method; bei Methoden, die Minuten zählen, slice_s, slice_target, good_minutes, total_minutes; excess (Ereignisse des Teils über die Gesamtzahl hinaus, die weggelassen sind), evaluated (local: aus rohen Messwerten; server: durch Ausdrücke)</translation>
    </message>
    <message>
        <source>%1 was not asked for yet. It is new in the workspace; the Traceo that runs reads it when it is started again; “traceo doctor” says which process that is.</source>
        <translation>Nach %1 wurde noch nicht gefragt. Es ist neu im Workspace; das laufende Traceo liest ihn, wenn es neu gestartet wird; „traceo doctor“ sagt, welcher Prozess das ist.</translation>
    </message>
    <message>
        <source>%1 was not asked for yet; “traceo sync” or the window does.</source>
        <translation>Nach %1 wurde noch nicht gefragt; „traceo sync“ oder das Fenster tut es.</translation>
    </message>
    <message>
        <source>Turn alerts on burn rates round that would fire while all is well (op: lte, as OpenSLO's examples had it, and lt become gt)</source>
        <translation>Alarme auf Burn-Rates umkehren, die auslösen würden, während alles in Ordnung ist (op: lte, wie in den Beispielen von OpenSLO, und lt werden zu gt)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>%1 wird ausgelassen: %2</translation>
    </message>
    <message>
        <source>Who spent the error budget: chaos runs, deploys, regions, dependencies, what notes tell, or nobody known, and what maintenance took out; of the SLO's window, by month of the last 90 days, or of --since. A month is judged by the definition that held when it ended</source>
        <translation>Wer das Fehlerbudget verbraucht hat: Chaos-Läufe, Deploys, Regionen, Abhängigkeiten, was Notizen sagen, oder niemand Bekanntes, und was Wartung herausnahm; über das Fenster des SLO, nach Monat über die letzten 90 Tage oder über --since. Ein Monat wird nach der Definition beurteilt, die an seinem Ende galt</translation>
    </message>
    <message>
        <source>%1 changed within the period, all of which is judged by the definition that held at its end: %2</source>
        <translation>%1 änderte sich innerhalb des Zeitraums, der ganz nach der Definition beurteilt wird, die an seinem Ende galt: %2</translation>
    </message>
    <message>
        <source>Whether the objectives of a period were met, by the definition that held at its end, with bounds where part of it was not seen, what was excluded, who spent the budget and a digest of the minutes; “traceo report run --sla” is the same on paper</source>
        <translation>Ob die Ziele eines Zeitraums erreicht wurden, nach der Definition, die an seinem Ende galt, mit Schranken, wo ein Teil nicht beobachtet wurde, dazu was ausgeschlossen war, wer das Budget verbraucht hat und eine Prüfsumme der Minuten; „traceo report run --sla“ ist dasselbe auf Papier</translation>
    </message>
    <message>
        <source>There are none here; without --slos the source is added alone.</source>
        <translation>Hier gibt es keine; ohne --slos kommt die Quelle allein hinzu.</translation>
    </message>
    <message>
        <source>No SLO was proposed.</source>
        <translation>Es wurde kein SLO vorgeschlagen.</translation>
    </message>
    <message>
        <source>TRACEO_WORKSPACE  the workspace when --workspace is not given; without it traceo.yaml here or in a folder above,
                  else the one the window had open last
XDG_CONFIG_HOME   the workspace that “sources add” and the window make
XDG_DATA_HOME     history files without a place of their own, and secrets that are kept in files
XDG_STATE_HOME    logs, window layouts, and which workspace was open last
LANG, LC_ALL      the language, as LANG=de_DE.UTF-8; of the window as well
https_proxy, no_proxy  the system's proxy settings are used
</source>
        <translation>TRACEO_WORKSPACE  der Arbeitsbereich, wenn --workspace nicht angegeben ist; ohne sie traceo.yaml hier oder in einem Ordner
                  darüber, sonst der, den das Fenster zuletzt offen hatte
XDG_CONFIG_HOME   der Arbeitsbereich, den „sources add“ und das Fenster anlegen
XDG_DATA_HOME     Verlaufsdateien ohne eigenen Ort, und Geheimnisse, die in Dateien stehen
XDG_STATE_HOME    Protokolle, Fensteranordnungen, und welcher Arbeitsbereich zuletzt offen war
LANG, LC_ALL      die Sprache, etwa LANG=de_DE.UTF-8; auch die des Fensters
https_proxy, no_proxy  die Proxy-Einstellungen des Systems gelten
</translation>
    </message>
    <message>
        <source>Raw samples of a part of the window are gone or still to be fetched; what others say is of those that are there.</source>
        <translation>Rohwerte eines Teils des Fensters fehlen oder werden noch geholt; was andere sagen, beruht auf denen, die da sind.</translation>
    </message>
    <message>
        <source>Sloth's AlertWindows, where they stand in a file of their own</source>
        <translation>Sloths AlertWindows, wenn sie in einer eigenen Datei stehen</translation>
    </message>
    <message>
        <source>%1 is not known: whether it pages cannot be said. %2</source>
        <translation>%1 ist nicht bekannt: Ob es ruft, lässt sich nicht sagen. %2</translation>
    </message>
    <message>
        <source>“traceo cache instances” names them.</source>
        <translation>„traceo cache instances“ nennt sie.</translation>
    </message>
    <message>
        <source>No cache was found. A source of kind redis or postgres asks one directly; redis_exporter, memcached_exporter and postgres_exporter are found in Prometheus; others are mapped under “cache:”.</source>
        <translation>Kein Cache wurde gefunden. Eine Quelle der Art redis oder postgres fragt einen direkt; redis_exporter, memcached_exporter und postgres_exporter werden in Prometheus gefunden; andere werden unter „cache:“ zugeordnet.</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Seit Beginn</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Fehlgriffe</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Spart</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Target or cache</source>
        <translation>Ziel oder Cache</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Nothing slow was seen. Slow logs come from sources of kind redis; exporters do not show them.</source>
        <translation>Nichts Langsames wurde gesehen. Protokolle langsamer Befehle kommen von Quellen der Art redis; Exporter zeigen sie nicht.</translation>
    </message>
    <message>
        <source>Only this cache</source>
        <translation>Nur dieser Cache</translation>
    </message>
    <message>
        <source>Hit rate, latency, false results and memory against their targets</source>
        <translation>Trefferquote, Latenz, falsche Ergebnisse und Speicher gegenüber ihren Zielen</translation>
    </message>
    <message>
        <source>Every cache: hit rate with its bounds, evictions, memory</source>
        <translation>Jeder Cache: Trefferquote mit ihren Schranken, Verdrängungen, Speicher</translation>
    </message>
    <message>
        <source>What Redis found slow, the newest first</source>
        <translation>Was Redis langsam fand, das Neueste zuerst</translation>
    </message>
    <message>
        <source>two moments with a slash between them, such as 2026-11-06T10:00:00Z/2026-11-06T12:00:00Z or now-2h/now-1h</source>
        <translation>zwei Zeitpunkte mit einem Schrägstrich dazwischen, etwa 2026-11-06T10:00:00Z/2026-11-06T12:00:00Z oder now-2h/now-1h</translation>
    </message>
    <message>
        <source>both periods, or neither</source>
        <translation>beide Zeiträume oder keiner</translation>
    </message>
    <message>
        <source>only the other</source>
        <translation>nur der andere</translation>
    </message>
    <message>
        <source>either periods or a deploy</source>
        <translation>entweder Zeiträume oder ein Deploy</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>a deploy in the last %1</source>
        <translation>ein Deploy in den letzten %1</translation>
    </message>
    <message>
        <source>a deploy in the last %1 whose text holds that</source>
        <translation>ein Deploy in den letzten %1, dessen Text das enthält</translation>
    </message>
    <message>
        <source>Say which periods with --before FROM/TO and --after FROM/TO, or tell of a deploy with “traceo events add deploy TEXT”.</source>
        <translation>Nennen Sie die Zeiträume mit --before FROM/TO und --after FROM/TO, oder teilen Sie einen Deploy mit „traceo events add deploy TEXT“ mit.</translation>
    </message>
    <message>
        <source>There were %1.</source>
        <translation>Es gab: %1.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Deploy: %1</source>
        <translation>Deploy: %1</translation>
    </message>
    <message>
        <source>Before: %1. After: %2.</source>
        <translation>Vorher: %1. Nachher: %2.</translation>
    </message>
    <message>
        <source>The cache, as “traceo cache instances” names it</source>
        <translation>Der Cache, wie „traceo cache instances“ ihn nennt</translation>
    </message>
    <message>
        <source>The first period, FROM/TO</source>
        <translation>Der erste Zeitraum, FROM/TO</translation>
    </message>
    <message>
        <source>The second period, FROM/TO</source>
        <translation>Der zweite Zeitraum, FROM/TO</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>Nothing to be said of indexes.</source>
        <translation>Zu Indexen ist nichts zu sagen.</translation>
    </message>
    <message>
        <source>PostgreSQL: indexes that are not used or superfluous, tables that are read whole, cold statements; with the SQL to copy, never executed</source>
        <translation>PostgreSQL: Indexe, die nicht benutzt werden oder überflüssig sind, Tabellen, die ganz gelesen werden, kalte Anweisungen; mit SQL zum Kopieren, nie ausgeführt</translation>
    </message>
    <message>
        <source>Only this source or instance</source>
        <translation>Nur diese Quelle oder Instanz</translation>
    </message>
    <message>
        <source>Cut it into several; what is told twice counts once.</source>
        <translation>In mehrere teilen; was zweimal mitgeteilt wird, zählt einmal.</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>a look a line</source>
        <translation>ein Vergleich je Zeile</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>Caches: targets, instances, slow log, indexes, before and after</source>
        <translation>Caches: Ziele, Instanzen, Protokoll langsamer Befehle, Indexe, Vorher und Nachher</translation>
    </message>
    <message>
        <source>The SLOs as OpenSLO, or as rules of Prometheus with alerts that say the same, in the version that holds now or at --at; exits with 5 where something could not be said, as exclusions cannot</source>
        <translation>Die SLOs als OpenSLO oder als Regeln von Prometheus mit Alarmen, die dasselbe sagen, in der Version, die jetzt oder bei --at gilt; endet mit 5, wo sich etwas nicht sagen ließ, etwa Ausschlüsse</translation>
    </message>
    <message>
        <source>As it was there is no number: %1</source>
        <translation>So, wie es war, gibt es keine Zahl: %1</translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>a deploy that is at least %1 old</source>
        <translation>ein Deploy, das mindestens %1 alt ist</translation>
    </message>
    <message>
        <source>%1 (%2 old)</source>
        <translation>%1 (%2 alt)</translation>
    </message>
    <message>
        <source>Comparing needs as long after it: ask again in %1.</source>
        <translation>Der Vergleich braucht so viel Zeit danach: Fragen Sie in %1 noch einmal.</translation>
    </message>
    <message>
        <source>the names of caches that are known here</source>
        <translation>die Namen von Caches, die hier bekannt sind</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>No cache is known here yet; the names were taken as they are.</source>
        <translation>Hier ist noch kein Cache bekannt; die Namen wurden übernommen, wie sie sind.</translation>
    </message>
    <message>
        <source>Takes in what a job of yours found out about whether a cache's answers are true, all or none: a JSON object a line with at (RFC 3339), cache, estimator (canary, version, shadow), outcome (fresh, stale, undecided) and, if known, age_ms (of a canary how long its write took to be seen) and id. The same at, cache, estimator and id count once; without id each line counts, and the same file again adds nothing. Traceo itself never writes to a cache or its origin</source>
        <translation>Übernimmt, was ein eigener Job darüber herausgefunden hat, ob die Antworten eines Caches stimmen, alles oder nichts: je Zeile ein JSON-Objekt mit at (RFC 3339), cache, estimator (canary, version, shadow), outcome (fresh, stale, undecided) und, wenn bekannt, age_ms (bei canary, wie lange es dauerte, bis das Geschriebene zu sehen war) und id. Gleiche at, cache, estimator und id zählen einmal; ohne id zählt jede Zeile, und dieselbe Datei noch einmal fügt nichts hinzu. Traceo selbst schreibt nie in einen Cache oder dessen Ursprung</translation>
    </message>
    <message>
        <source>a range from %1 to %2</source>
        <translation>ein Zeitraum von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 is not available</source>
        <translation>%1 ist nicht verfügbar</translation>
    </message>
    <message>
        <source>%1 is not available: %2</source>
        <translation>%1 ist nicht verfügbar: %2</translation>
    </message>
    <message>
        <source>Subcommands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Print this help message and exit</source>
        <translation>Diese Hilfe zeigen und enden</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONEN</translation>
    </message>
    <message>
        <source>SUBCOMMAND</source>
        <translation>BEFEHL</translation>
    </message>
    <message>
        <source>SUBCOMMANDS</source>
        <translation>BEFEHLE</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>NÖTIG</translation>
    </message>
    <message>
        <source>Positionals</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Display program version information and exit</source>
        <translation>Die Version zeigen und enden</translation>
    </message>
    <message>
        <source>%1 is not known</source>
        <translation>%1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>Attained, error budget left and burn, counted from raw samples. Items of -o json, null where there is nothing to say: name, display_name, service, state, reason, objective, window, window_type (rolling, calendar), method, good and total (events; minutes where the method counts minutes), sli, sli_low, sli_high, coverage_ratio, budget {total, spent_ratio, remaining_ratio, remaining_minutes, remaining_events, remaining_ratio_high (at most, where events are undecided)}, burn_rate {5m, 30m, 1h, 2h, 6h, 1d, 3d, window}, alerts {page, ticket, reason}, exhaustion {at, p10, p90; of a budget that is gone since when, null where that is not known, gone_before: it was gone already when what is known of it begins}, evaluated (local, server), age_s; others may be added</source>
        <translation>Erreicht, übriges Fehlerbudget und Burn-Rate, aus Rohdaten gezählt. Felder von -o json, null wo es nichts zu sagen gibt: name, display_name, service, state, reason, objective, window, window_type (rolling, calendar), method, good und total (Ereignisse; Minuten, wo die Methode Minuten zählt), sli, sli_low, sli_high, coverage_ratio, budget {total, spent_ratio, remaining_ratio, remaining_minutes, remaining_events, remaining_ratio_high (höchstens, wo Ereignisse unentschieden sind)}, burn_rate {5m, 30m, 1h, 2h, 6h, 1d, 3d, window}, alerts {page, ticket, reason}, exhaustion {at, p10, p90; bei einem verbrauchten Budget seit wann, null wenn nicht bekannt, gone_before: es war schon verbraucht, als das Bekannte beginnt}, evaluated (local, server), age_s; weitere können hinzukommen</translation>
    </message>
    <message>
        <source>gone since %1</source>
        <translation>aufgebraucht seit %1</translation>
    </message>
    <message>
        <source>gone since before %1</source>
        <translation>aufgebraucht seit vor %1</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>down</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>a cache with a poll in the last seven days</source>
        <translation>ein Cache mit einer Messung in den letzten sieben Tagen</translation>
    </message>
    <message>
        <source>All but this SLO; may be given several times</source>
        <translation>Alle außer diesem SLO; kann mehrmals angegeben werden</translation>
    </message>
    <message>
        <source>Deploy: %1 (%2)</source>
        <translation>Deploy: %1 (%2)</translation>
    </message>
    <message>
        <source>A cache before and after a deploy, or in any two periods: hit rate, latency and load on the origin, with 95 % intervals. The load is better or worse only where it is so per look-up: what traffic alone did is no verdict. Items of -o json, one a number, null where there is nothing to say: cache, number (hit_ratio, p50, p95, p99, origin_per_second, origin_per_lookup, effective), unit (ratio, seconds, per_second), before, after, change (of ratios after − before, of the others after ÷ before − 1; below zero is less), change_low, change_high, verdict (better, worse, nothing, unknown), before_from, before_to, after_from, after_to</source>
        <translation>Ein Cache vor und nach einem Deploy oder in zwei beliebigen Zeiträumen: Trefferquote, Latenz und Last auf der Quelle, mit 95-%-Intervallen. Die Last ist nur besser oder schlechter, wo sie es je Abfrage ist: Was der Verkehr allein bewirkte, ist kein Urteil. Einträge von -o json, einer je Zahl, null, wo es nichts zu sagen gibt: cache, number (hit_ratio, p50, p95, p99, origin_per_second, origin_per_lookup, effective), unit (ratio, seconds, per_second), before, after, change (bei Anteilen nachher − vorher, sonst nachher ÷ vorher − 1; unter null ist weniger), change_low, change_high, verdict (better, worse, nothing, unknown), before_from, before_to, after_from, after_to</translation>
    </message>
    <message>
        <source>As long before and after the newest deploy whose text holds this, at most a day (default: the newest that names the cache as its service or first word, else the newest of all)</source>
        <translation>Gleich lang vor und nach dem neuesten Deploy, dessen Text dies enthält, höchstens ein Tag (Vorgabe: der neueste, der den Cache als Dienst oder erstes Wort nennt, sonst der neueste von allen)</translation>
    </message>
    <message>
        <source>No database has told of its indexes yet.</source>
        <translation>Noch keine Datenbank hat etwas über ihre Indizes gesagt.</translation>
    </message>
    <message>
        <source>Sources of kind postgres tell of indexes: add one with “traceo sources add postgresql://127.0.0.1:5432/orders”.</source>
        <translation>Über Indizes geben Quellen der Art postgres Auskunft: Fügen Sie eine hinzu mit „traceo sources add postgresql://127.0.0.1:5432/orders“.</translation>
    </message>
    <message>
        <source>No source tells of indexes.</source>
        <translation>Keine Quelle gibt Auskunft über Indizes.</translation>
    </message>
    <message>
        <source>%1 does not tell of indexes.</source>
        <translation>%1 gibt keine Auskunft über Indizes.</translation>
    </message>
</context>
<context>
    <name>CompositeSlo</name>
    <message>
        <source>a composite of %1</source>
        <translation>zusammengesetzt aus %1</translation>
    </message>
    <message>
        <source>a member such as {slo: checkout, weight: 2}</source>
        <translation>ein Glied wie {slo: checkout, weight: 2}</translation>
    </message>
    <message>
        <source>a weight above 0</source>
        <translation>ein Gewicht über 0</translation>
    </message>
    <message>
        <source>whole minutes, from 1m to 1d</source>
        <translation>ganze Minuten, von 1m bis 1d</translation>
    </message>
    <message>
        <source>each SLO once</source>
        <translation>jedes SLO nur einmal</translation>
    </message>
    <message>
        <source>Give it a weight.</source>
        <translation>Geben Sie ihm ein Gewicht.</translation>
    </message>
    <message>
        <source>a composite that does not hold itself</source>
        <translation>ein zusammengesetztes SLO, das sich nicht selbst enthält</translation>
    </message>
    <message>
        <source>Each of them holds the next; take one of them out.</source>
        <translation>Jedes enthält das nächste; nehmen Sie eines heraus.</translation>
    </message>
    <message>
        <source>an SLO that can be used</source>
        <translation>ein SLO, das verwendet werden kann</translation>
    </message>
    <message>
        <source>What is wrong with it stands at %1.</source>
        <translation>Was daran falsch ist, steht bei %1.</translation>
    </message>
    <message>
        <source>the name of an SLO</source>
        <translation>der Name eines SLO</translation>
    </message>
    <message>
        <source>an SLO over the window of the composite, %1</source>
        <translation>ein SLO über das Fenster des zusammengesetzten, %1</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>an SLO of the budgeting method %1, as %2</source>
        <translation>ein SLO der Budgetmethode %1, wie %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>a composite such as {of: [{slo: checkout}]}</source>
        <translation>ein zusammengesetztes SLO wie {of: [{slo: checkout}]}</translation>
    </message>
    <message>
        <source>a list of at least one SLO under “of”</source>
        <translation>eine Liste von mindestens einem SLO unter „of“</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>eine leere Liste</translation>
    </message>
    <message>
        <source>attained = good ÷ total of the member</source>
        <translation>erreicht = gut ÷ gesamt des Glieds</translation>
    </message>
    <message>
        <source>burn = (bad ÷ total) ÷ (1 − objective) of the member</source>
        <translation>Burn-Rate = (schlecht ÷ gesamt) ÷ (1 − Ziel) des Glieds</translation>
    </message>
    <message>
        <source>coverage = observed time ÷ window</source>
        <translation>Abdeckung = beobachtete Zeit ÷ Fenster</translation>
    </message>
    <message>
        <source>Good for all members, at least</source>
        <translation>Für alle Glieder gut, mindestens</translation>
    </message>
    <message>
        <source>max(0, 1 − Σ (1 − attained))</source>
        <translation>max(0, 1 − Σ (1 − erreicht))</translation>
    </message>
    <message>
        <source>Good for all members, at most</source>
        <translation>Für alle Glieder gut, höchstens</translation>
    </message>
    <message>
        <source>the least of what the members attained</source>
        <translation>das Kleinste dessen, was die Glieder erreichten</translation>
    </message>
    <message>
        <source>%1: a minute is bad where it is bad for any member</source>
        <translation>%1: eine Minute ist schlecht, wo sie es für eines der Glieder ist</translation>
    </message>
    <message>
        <source>%1: the shortfalls of a minute, each times its weight, add up</source>
        <translation>%1: was einer Minute fehlt, zählt sich über die Glieder zusammen, jeweils mal Gewicht</translation>
    </message>
    <message>
        <source>%1: the mean of the members' ratios by weight</source>
        <translation>%1: das gewichtete Mittel der Anteile der Glieder</translation>
    </message>
    <message>
        <source>%1: the burn rates of the members, each times its weight, add up; a score, not an availability</source>
        <translation>%1: die Burn-Rates der Glieder, jeweils mal Gewicht, zählen sich zusammen; eine Bewertung, keine Verfügbarkeit</translation>
    </message>
    <message>
        <source>%1: the mean of the members by weight; a score, not an availability</source>
        <translation>%1: das gewichtete Mittel der Glieder; eine Bewertung, keine Verfügbarkeit</translation>
    </message>
    <message>
        <source>%1 × burn %2: %3 of %4</source>
        <translation>%1 × Burn-Rate %2: %3 von %4</translation>
    </message>
    <message>
        <source>Its members were defined otherwise then; look at each of them for itself.</source>
        <translation>Seine Glieder waren damals anders definiert; sehen Sie sich jedes für sich an.</translation>
    </message>
    <message>
        <source>members over the window of the composite, %1</source>
        <translation>Glieder über das Fenster des zusammengesetzten SLO, %1</translation>
    </message>
    <message>
        <source>members of one budgeting method, %1</source>
        <translation>Glieder mit derselben Budgetmethode, %1</translation>
    </message>
</context>
<context>
    <name>ConfigNode</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>ein Mapping</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>CredentialStore</name>
    <message>
        <source>a keychain</source>
        <translation>ein Schlüsselbund</translation>
    </message>
    <message>
        <source>none in this program</source>
        <translation>in diesem Programm keiner</translation>
    </message>
    <message>
        <source>Name a file that only you can read (file:PATH), or a variable (env:NAME).</source>
        <translation>Eine Datei nennen, die nur Sie lesen können (file:PATH), oder eine Variable (env:NAME).</translation>
    </message>
    <message>
        <source>an answer from the keychain</source>
        <translation>eine Antwort des Schlüsselbunds</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Unlock the keychain.</source>
        <translation>Schlüsselbund entsperren.</translation>
    </message>
    <message>
        <source>an entry that Traceo has stored</source>
        <translation>ein Eintrag, den Traceo gespeichert hat</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>ein anderer</translation>
    </message>
    <message>
        <source>Store the credential again for this source.</source>
        <translation>Die Zugangsdaten für diese Quelle neu speichern.</translation>
    </message>
    <message>
        <source>a credential for %1</source>
        <translation>Zugangsdaten für %1</translation>
    </message>
    <message>
        <source>one that was stored for %1</source>
        <translation>solche, die für %1 gespeichert wurden</translation>
    </message>
    <message>
        <source>It was not sent. If the server has moved, store the credential again for the new address.</source>
        <translation>Sie wurden nicht gesendet. Ist der Server umgezogen, die Zugangsdaten für die neue Adresse neu speichern.</translation>
    </message>
    <message>
        <source>a file with the secret</source>
        <translation>eine Datei mit dem Geheimnis</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>keine solche Datei</translation>
    </message>
    <message>
        <source>something that is no regular file</source>
        <translation>etwas, das keine normale Datei ist</translation>
    </message>
    <message>
        <source>a file that only you can read</source>
        <translation>eine Datei, die nur Sie lesen können</translation>
    </message>
    <message>
        <source>one that others can read or change</source>
        <translation>eine, die andere lesen oder ändern können</translation>
    </message>
    <message>
        <source>Run: chmod 600 '%1'</source>
        <translation>Ausführen: chmod 600 '%1'</translation>
    </message>
    <message>
        <source>one that cannot be read</source>
        <translation>eine, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>Check who owns it.</source>
        <translation>Prüfen, wem sie gehört.</translation>
    </message>
    <message>
        <source>more than 64 KiB</source>
        <translation>mehr als 64 KiB</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>a variable with the secret</source>
        <translation>eine Variable mit dem Geheimnis</translation>
    </message>
    <message>
        <source>no such variable</source>
        <translation>keine solche Variable</translation>
    </message>
    <message>
        <source>an empty one</source>
        <translation>eine leere</translation>
    </message>
    <message>
        <source>a secret for this source</source>
        <translation>ein Geheimnis für diese Quelle</translation>
    </message>
    <message>
        <source>Name one under “auth”: secret: keychain:NAME.</source>
        <translation>Unter „auth“ eines nennen: secret: keychain:NAME.</translation>
    </message>
</context>
<context>
    <name>DefinitionDiff</name>
    <message>
        <source>objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>time slice</source>
        <translation>Zeitscheibe</translation>
    </message>
    <message>
        <source>service hours</source>
        <translation>Servicezeiten</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>exclusion</source>
        <translation>Ausschluss</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>good share of a slice</source>
        <translation>guter Anteil einer Scheibe</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>good where</source>
        <translation>gut, wo</translation>
    </message>
    <message>
        <source>within</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>way of counting</source>
        <translation>Zählweise</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Mitglied</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Workspace file, or 'demo'.</source>
        <translation>Workspace-Datei oder „demo“.</translation>
    </message>
    <message>
        <source>History file instead of the workspace's.</source>
        <translation>Historiendatei statt der des Workspace.</translation>
    </message>
    <message>
        <source>Open as of this moment (RFC 3339, 'now-6h').</source>
        <translation>Zum Stand dieses Zeitpunkts öffnen (RFC 3339, 'now-6h').</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>die Befehlszeile</translation>
    </message>
    <message>
        <source>options only</source>
        <translation>nur Optionen</translation>
    </message>
    <message>
        <source>A workspace is given as --workspace FILE.</source>
        <translation>Ein Workspace wird als --workspace FILE angegeben.</translation>
    </message>
    <message>
        <source>Write a report of all panes as PDF and end; needs no display.</source>
        <translation>Einen Bericht aller Bereiche als PDF schreiben und enden; braucht keinen Bildschirm.</translation>
    </message>
    <message>
        <source>With --report: leave out what was learned after this moment.</source>
        <translation>Mit --report: weglassen, was nach diesem Zeitpunkt bekannt wurde.</translation>
    </message>
    <message>
        <source>With --report: time zone of its times, such as Europe/Berlin.</source>
        <translation>Mit --report: Zeitzone der Zeiten, etwa Europe/Berlin.</translation>
    </message>
    <message>
        <source>a moment that has been</source>
        <translation>ein vergangener Zeitpunkt</translation>
    </message>
    <message>
        <source>an IANA time zone such as Europe/Berlin</source>
        <translation>eine IANA-Zeitzone wie Europe/Berlin</translation>
    </message>
    <message>
        <source>With --report: the service levels of a period instead of all panes: 2026-10, 2026-Q3, 2026, this-month, last-month or FROM/TO.</source>
        <translation>Mit --report: die Service-Level eines Zeitraums statt aller Bereiche: 2026-10, 2026-Q3, 2026, this-month, last-month oder FROM/TO.</translation>
    </message>
    <message>
        <source>With --sla: of this SLO alone.</source>
        <translation>Mit --sla: nur für dieses SLO.</translation>
    </message>
    <message>
        <source>With --report: write every table as CSV into DIR as well.</source>
        <translation>Mit --report: auch jede Tabelle als CSV in DIR schreiben.</translation>
    </message>
    <message>
        <source>SLOs, error budgets and burn rates over the systems you already run. Light or dark, the size of words and the language are the desktop's own; LANG=de_DE.UTF-8 is German.</source>
        <translation>SLOs, Fehlerbudgets und Burn-Raten über die Systeme, die Sie schon betreiben. Hell oder dunkel, Schriftgröße und Sprache sind die des Desktops; LANG=de_DE.UTF-8 ist Deutsch.</translation>
    </message>
    <message>
        <source>Write every pane and the tabs of its first object as PNG files into DIR, light and dark, 1280×800 and 3840×2160, and end; needs no display.</source>
        <translation>Jede Ansicht und die Reiter ihres ersten Objekts als PNG-Dateien nach DIR schreiben, hell und dunkel, 1280×800 und 3840×2160, und enden; braucht keine Anzeige.</translation>
    </message>
</context>
<context>
    <name>Detection</name>
    <message>
        <source>a server that keeps metrics</source>
        <translation>ein Server, der Metriken aufbewahrt</translation>
    </message>
    <message>
        <source>an exporter: it gives the metrics of one moment</source>
        <translation>ein Exporter: er nennt die Metriken eines Augenblicks</translation>
    </message>
    <message>
        <source>Add the Prometheus that scrapes it.</source>
        <translation>Fügen Sie den Prometheus hinzu, der ihn abfragt.</translation>
    </message>
    <message>
        <source>a Grafana, which shows them</source>
        <translation>ein Grafana, das sie zeigt</translation>
    </message>
    <message>
        <source>In Grafana, Connections › Data sources names the address of its Prometheus; add that one.</source>
        <translation>In Grafana nennt „Connections › Data sources“ die Adresse des Prometheus; fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>a server that speaks Prometheus' HTTP API</source>
        <translation>ein Server, der die HTTP-API von Prometheus spricht</translation>
    </message>
    <message>
        <source>something else that answers</source>
        <translation>etwas anderes, das antwortet</translation>
    </message>
    <message>
        <source>Look at the address: does a path such as /prometheus belong to it?</source>
        <translation>Prüfen Sie die Adresse: Gehört ein Pfad wie /prometheus dazu?</translation>
    </message>
    <message>
        <source>something that is not known</source>
        <translation>etwas Unbekanntes</translation>
    </message>
    <message>
        <source>an exporter</source>
        <translation>ein Exporter</translation>
    </message>
    <message>
        <source>an address such as https://prometheus.example.org or localhost:9090</source>
        <translation>eine Adresse wie https://prometheus.example.org oder localhost:9090</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a text of %1 characters</source>
        <translation>ein Text von %1 Zeichen</translation>
    </message>
    <message>
        <source>a user or password in it</source>
        <translation>ein Benutzer oder Passwort darin</translation>
    </message>
    <message>
        <source>Leave it out; a login is asked for if it is needed.</source>
        <translation>Lassen Sie es weg; nach einer Anmeldung wird gefragt, wenn sie nötig ist.</translation>
    </message>
    <message>
        <source>the scheme %1</source>
        <translation>das Schema %1</translation>
    </message>
    <message>
        <source>“?” or “#” in it</source>
        <translation>„?“ oder „#“ darin</translation>
    </message>
    <message>
        <source>Leave out what follows it; such settings are keys of the source in the workspace.</source>
        <translation>Lassen Sie weg, was darauf folgt; solche Einstellungen sind Schlüssel der Quelle im Workspace.</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>%1, as known then</source>
        <translation>%1, wie da bekannt</translation>
    </message>
    <message>
        <source>%1, as known %2</source>
        <translation>%1, wie am %2 bekannt</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>never answered</source>
        <translation>hat nie geantwortet</translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation>schweigt seit %1</translation>
    </message>
    <message>
        <source>never answered: nothing in this report rests on it</source>
        <translation>hat nie geantwortet: nichts in diesem Bericht beruht darauf</translation>
    </message>
    <message>
        <source>silent for %1: what rests on it is as old</source>
        <translation>schweigt seit %1: was darauf beruht, ist so alt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Newest answer, age</source>
        <translation>Neueste Antwort, Alter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>At the moment the report speaks of.</source>
        <translation>Zu dem Zeitpunkt, von dem der Bericht spricht.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählung</translation>
    </message>
    <message>
        <source>An increment belongs to the time of the sample that first shows it; nothing is extrapolated. A fall of a counter is a restart and the new value counts.</source>
        <translation>Ein Zuwachs gehört zur Zeit des Messwerts, der ihn zuerst zeigt; nichts wird hochgerechnet. Fällt ein Zähler, so ist er neu gestartet, und der neue Wert zählt.</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Never towards looking better: good shares are cut off, bad ones rounded up.</source>
        <translation>Nie zum Besseren hin: gute Anteile werden abgeschnitten, schlechte aufgerundet.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>“–” is no number: not observed, no traffic or not known. It is neither 0 nor 100 %.</source>
        <translation>„–“ ist keine Zahl: nicht beobachtet, kein Verkehr oder nicht bekannt. Es ist weder 0 noch 100 %.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Dasselbe noch einmal</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>gives the same numbers from the same history:</source>
        <translation>gibt aus derselben Historie dieselben Zahlen:</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>SHA-256 over every word, number and line, but not over the time it was made:</source>
        <translation>SHA-256 über jedes Wort, jede Zahl und jede Linie, nicht aber über die Zeit der Erstellung:</translation>
    </message>
    <message>
        <source>About this report</source>
        <translation>Über diesen Bericht</translation>
    </message>
    <message>
        <source>How these numbers came to be</source>
        <translation>Wie diese Zahlen entstanden</translation>
    </message>
    <message>
        <source>They are those of the window and of the command, counted from the samples of these sources.</source>
        <translation>Es sind die des Fensters und des Befehls, gezählt aus den Messwerten dieser Quellen.</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>No source.</source>
        <translation>Keine Quelle.</translation>
    </message>
    <message>
        <source>Source: %1 (%2).</source>
        <translation>Quelle: %1 (%2).</translation>
    </message>
    <message>
        <source>Source: %1 (%2), %3.</source>
        <translation>Quelle: %1 (%2), %3.</translation>
    </message>
    <message>
        <source>Sources: %1 of %2 answer</source>
        <translation>Quellen: %1 von %2 antworten</translation>
    </message>
    <message>
        <source>%1; %2: %3.</source>
        <translation>%1; %2: %3.</translation>
    </message>
    <message>
        <source>Made %1.</source>
        <translation>Erstellt %1.</translation>
    </message>
    <message>
        <source>generated data</source>
        <translation>generierte Daten</translation>
    </message>
    <message>
        <source>The past</source>
        <translation>Die Vergangenheit</translation>
    </message>
    <message>
        <source>as of %1, %2 before this report was made</source>
        <translation>Stand %1, %2 vor der Erstellung dieses Berichts</translation>
    </message>
    <message>
        <source>As known</source>
        <translation>Wissensstand</translation>
    </message>
    <message>
        <source>what was learned after %1 is left out</source>
        <translation>was nach %1 bekannt wurde, fehlt hier</translation>
    </message>
    <message>
        <source>Nothing was observed</source>
        <translation>Nichts wurde beobachtet</translation>
    </message>
    <message>
        <source>no source ever answered</source>
        <translation>keine Quelle hat je geantwortet</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>no source answers; the newest that is known is shown</source>
        <translation>keine Quelle antwortet; gezeigt wird das Neueste, das bekannt ist</translation>
    </message>
</context>
<context>
    <name>DocumentSection</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Part of the history is still being fetched: what it will add is not in here.</source>
        <translation>Ein Teil der Historie wird noch geholt: was er bringt, fehlt hier.</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>%1 are at risk; the worst %2 are drawn.</source>
        <translation>%1 sind in Gefahr; die %2 schlechtesten sind gezeichnet.</translation>
    </message>
    <message>
        <source>Hatched: not observed, neither good nor bad.</source>
        <translation>Schraffiert: nicht beobachtet, weder gut noch schlecht.</translation>
    </message>
    <message>
        <source>Hatched and named so: still being fetched.</source>
        <translation>Schraffiert und so benannt: wird noch geholt.</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>a duration such as 30s, 5m, 1h30m, 30d or 4w</source>
        <translation>eine Dauer wie 30s, 5m, 1h30m, 30d oder 4w</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Units are ms, s, m, h, d, w and y, largest first, without spaces.</source>
        <translation>Einheiten sind ms, s, m, h, d, w und y, die größte zuerst, ohne Leerzeichen.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>expected %1, found %2</source>
        <translation>erwartet: %1; gefunden: %2</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>erwartet: %1</translation>
    </message>
    <message>
        <source>found %1</source>
        <translation>gefunden: %1</translation>
    </message>
</context>
<context>
    <name>EventLane</name>
    <message>
        <source>deploys</source>
        <translation>Deploys</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>chaos</source>
        <translation>Chaos</translation>
    </message>
    <message>
        <source>maint.</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
</context>
<context>
    <name>Exclusions</name>
    <message>
        <source>an IANA time zone such as Europe/Berlin</source>
        <translation>eine IANA-Zeitzone wie Europe/Berlin</translation>
    </message>
    <message>
        <source>hours that end at another time than they begin</source>
        <translation>Zeiten, die zu einer anderen Uhrzeit enden, als sie beginnen</translation>
    </message>
    <message>
        <source>A whole day is from 00:00 to 24:00.</source>
        <translation>Ein ganzer Tag geht von 00:00 bis 24:00.</translation>
    </message>
    <message>
        <source>service hours such as “mon,tue 08:00-20:00 Europe/Berlin”</source>
        <translation>Servicezeiten wie „mon,tue 08:00-20:00 Europe/Berlin“</translation>
    </message>
    <message>
        <source>service hours such as {days: [mon, tue], from: "08:00", to: "20:00"}</source>
        <translation>Servicezeiten wie {days: [mon, tue], from: "08:00", to: "20:00"}</translation>
    </message>
    <message>
        <source>days of mon, tue, wed, thu, fri, sat, sun</source>
        <translation>Tage aus mon, tue, wed, thu, fri, sat, sun</translation>
    </message>
    <message>
        <source>at least one day</source>
        <translation>mindestens ein Tag</translation>
    </message>
    <message>
        <source>a time of day such as "08:00"</source>
        <translation>eine Uhrzeit wie "08:00"</translation>
    </message>
    <message>
        <source>the name of an SLO of this workspace, or a pattern such as checkout-*</source>
        <translation>der Name eines SLO dieses Workspace oder ein Muster wie checkout-*</translation>
    </message>
    <message>
        <source>names of SLOs</source>
        <translation>Namen von SLOs</translation>
    </message>
    <message>
        <source>Without “slos:” it is for all.</source>
        <translation>Ohne „slos:“ gilt er für alle.</translation>
    </message>
    <message>
        <source>a time such as "2026-11-01 02:00"</source>
        <translation>eine Zeit wie "2026-11-01 02:00"</translation>
    </message>
    <message>
        <source>The offset from UTC is that of “zone:”.</source>
        <translation>Der Abstand zu UTC ist der von „zone:“.</translation>
    </message>
    <message>
        <source>either “end” or “duration”</source>
        <translation>entweder „end“ oder „duration“</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keines von beiden</translation>
    </message>
    <message>
        <source>whole minutes, from 1m to 366d</source>
        <translation>ganze Minuten, von 1m bis 366d</translation>
    </message>
    <message>
        <source>an end after the start %1, by 366 days at most</source>
        <translation>ein Ende nach dem Beginn %1, um höchstens 366 Tage</translation>
    </message>
    <message>
        <source>an id no other exclusion has</source>
        <translation>ein id-Wert, den kein anderer Ausschluss hat</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht er bei %1.</translation>
    </message>
    <message>
        <source>It is no rule of RFC 5545; “RRULE:” stands before none.</source>
        <translation>Das ist keine Regel nach RFC 5545; „RRULE:“ steht vor keiner.</translation>
    </message>
    <message>
        <source>The shortest step is FREQ=DAILY; BYHOUR names several times a day.</source>
        <translation>Der kürzeste Schritt ist FREQ=DAILY; BYHOUR nennt mehrere Zeiten am Tag.</translation>
    </message>
    <message>
        <source>The minute is that of the start: leave BYMINUTE and BYSECOND out.</source>
        <translation>Die Minute ist die des Beginns: BYMINUTE und BYSECOND weglassen.</translation>
    </message>
    <message>
        <source>Numbered days such as 2SU belong to FREQ=MONTHLY and FREQ=YEARLY.</source>
        <translation>Nummerierte Tage wie 2SU gehören zu FREQ=MONTHLY und FREQ=YEARLY.</translation>
    </message>
    <message>
        <source>There is no such time from the start on.</source>
        <translation>Ab dem Beginn gibt es keine solche Zeit.</translation>
    </message>
    <message>
        <source>a rule of iCalendar such as FREQ=WEEKLY;BYDAY=SU</source>
        <translation>eine Regel von iCalendar wie FREQ=WEEKLY;BYDAY=SU</translation>
    </message>
</context>
<context>
    <name>Exposition</name>
    <message>
        <source>nothing behind # EOF</source>
        <translation>nichts hinter # EOF</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source># EOF as the last line</source>
        <translation># EOF als letzte Zeile</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>das Dateiende</translation>
    </message>
    <message>
        <source>a line break at the end</source>
        <translation>ein Zeilenumbruch am Ende</translation>
    </message>
    <message>
        <source>a sample or a comment</source>
        <translation>ein Messwert oder ein Kommentar</translation>
    </message>
    <message>
        <source># TYPE, # HELP, # UNIT or # EOF</source>
        <translation># TYPE, # HELP, # UNIT oder # EOF</translation>
    </message>
    <message>
        <source>a metric name</source>
        <translation>ein Metrikname</translation>
    </message>
    <message>
        <source>a space</source>
        <translation>ein Leerzeichen</translation>
    </message>
    <message>
        <source>a space and a value</source>
        <translation>ein Leerzeichen und ein Wert</translation>
    </message>
    <message>
        <source>a number that a double can hold</source>
        <translation>eine Zahl, die in ein Double passt</translation>
    </message>
    <message>
        <source>a timestamp in seconds</source>
        <translation>ein Zeitstempel in Sekunden</translation>
    </message>
    <message>
        <source>a timestamp in milliseconds</source>
        <translation>ein Zeitstempel in Millisekunden</translation>
    </message>
    <message>
        <source>An import has to know when each sample was taken.</source>
        <translation>Ein Import muss wissen, wann jeder Messwert genommen wurde.</translation>
    </message>
    <message>
        <source>the end of the line</source>
        <translation>das Zeilenende</translation>
    </message>
    <message>
        <source>The file was cut, or it is of Prometheus' older text format: “--format prometheus” says so.</source>
        <translation>Die Datei wurde abgeschnitten, oder sie hat das ältere Textformat von Prometheus: „--format prometheus“ sagt das.</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>an object with its version "v"</source>
        <translation>ein Objekt mit seiner Version "v"</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
</context>
<context>
    <name>FalseResults</name>
    <message>
        <source>Shadow read</source>
        <translation>Schattenlesen</translation>
    </message>
    <message>
        <source>Version stamp</source>
        <translation>Versionsstempel</translation>
    </message>
    <message>
        <source>Canary write</source>
        <translation>Canary-Schreiben</translation>
    </message>
    <message>
        <source>false results = stale answers ÷ answers that could be compared; 95 % interval by Wilson</source>
        <translation>falsche Ergebnisse = veraltete Antworten ÷ Antworten, die sich vergleichen ließen; 95-%-Intervall nach Wilson</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>verglichen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>Counter of stale hits</source>
        <translation>Zähler veralteter Treffer</translation>
    </message>
    <message>
        <source>%1: %2 of %3 answers were stale with entries that live %4.</source>
        <translation>%1: %2 von %3 Antworten waren veraltet, bei Einträgen, die %4 leben.</translation>
    </message>
    <message>
        <source>No TTL would keep that at or below %1.</source>
        <translation>Keine TTL würde das bei höchstens %1 halten.</translation>
    </message>
    <message>
        <source>At least a TTL of %1 is proven to keep it at or below %2, if the origin changes by chance.</source>
        <translation>Mindestens für eine TTL von %1 ist bewiesen, dass sie es bei höchstens %2 hält, wenn sich der Ursprung zufällig ändert.</translation>
    </message>
    <message>
        <source>That does not prove any TTL yet.</source>
        <translation>Das beweist noch keine TTL.</translation>
    </message>
    <message>
        <source> (95 %: %1 to %2)</source>
        <translation> (95 %: %1 bis %2)</translation>
    </message>
    <message>
        <source>A TTL of %1%2 would keep it at or below %3, if the origin changes by chance.</source>
        <translation>Eine TTL von %1%2 würde es bei höchstens %3 halten, wenn sich der Ursprung zufällig ändert.</translation>
    </message>
    <message>
        <source>No objective is written for it under cache: staleness: in the workspace.</source>
        <translation>Dafür steht im Workspace unter cache: staleness: kein Ziel.</translation>
    </message>
    <message>
        <source>How long its entries live is not written under cache: staleness: in the workspace.</source>
        <translation>Wie lange seine Einträge leben, steht im Workspace nicht unter cache: staleness:.</translation>
    </message>
    <message>
        <source>Nobody looked at whether its answers are true; a shadow reader under cache: shadow: would.</source>
        <translation>Niemand hat nachgesehen, ob seine Antworten stimmen; ein Schattenleser unter cache: shadow: täte es.</translation>
    </message>
    <message>
        <source>writes that were not seen in time ÷ all writes of the canary; 95 % interval by Wilson</source>
        <translation>rechtzeitig nicht gesehene Schreibvorgänge ÷ alle Schreibvorgänge des Canary; 95-%-Intervall nach Wilson</translation>
    </message>
    <message>
        <source>share of</source>
        <translation>Anteil von</translation>
    </message>
    <message>
        <source>entries: keys are looked at alike, however often each is read</source>
        <translation>Einträgen: alle Schlüssel zählen gleich, wie oft jeder auch gelesen wird</translation>
    </message>
    <message>
        <source>half of the canary's writes were seen in the cache after so long</source>
        <translation>nach dieser Zeit war die Hälfte der Schreibvorgänge des Canary im Cache zu sehen</translation>
    </message>
    <message>
        <source>95 of 100 of the canary's writes were seen in the cache after so long; none: it is longer than whoever looked waited</source>
        <translation>nach dieser Zeit waren 95 von 100 Schreibvorgängen des Canary im Cache zu sehen; keine: es dauert länger, als gewartet wurde</translation>
    </message>
    <message>
        <source>%1, of entries</source>
        <translation>%1, von Einträgen</translation>
    </message>
    <message>
        <source>%1: %2 of %3 entries were stale, which live %4.</source>
        <translation>%1: %2 von %3 Einträgen waren veraltet; sie leben %4.</translation>
    </message>
    <message>
        <source>Its shadow reader has compared no answer in this window.</source>
        <translation>Ihr Schattenleser hat in diesem Fenster keine Antwort verglichen.</translation>
    </message>
</context>
<context>
    <name>FileRunner</name>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>a folder, a pipe or a device</source>
        <translation>ein Ordner, eine Pipe oder ein Gerät</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>keine solche Datei</translation>
    </message>
    <message>
        <source>a readable file</source>
        <translation>eine lesbare Datei</translation>
    </message>
    <message>
        <source>one that cannot be opened</source>
        <translation>eine, die sich nicht öffnen lässt</translation>
    </message>
    <message>
        <source>a request that was cancelled</source>
        <translation>eine abgebrochene Anfrage</translation>
    </message>
    <message>
        <source>the whole file in time</source>
        <translation>die ganze Datei rechtzeitig</translation>
    </message>
    <message>
        <source>%1 bytes so far</source>
        <translation>bisher %1 Bytes</translation>
    </message>
    <message>
        <source>at most %1 bytes</source>
        <translation>höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>a larger file</source>
        <translation>eine größere Datei</translation>
    </message>
    <message>
        <source>a fault after %1 bytes</source>
        <translation>ein Fehler nach %1 Bytes</translation>
    </message>
    <message>
        <source>a file with content</source>
        <translation>eine Datei mit Inhalt</translation>
    </message>
    <message>
        <source>an empty one</source>
        <translation>eine leere</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2</source>
        <translation>%1 min %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1 h %2</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 pp</source>
        <translation>%1 Pp.</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez</translation>
    </message>
    <message>
        <source>%1 rows/scan</source>
        <translation>%1 Zeilen/Scan</translation>
    </message>
    <message>
        <source>%1 blocks/call</source>
        <translation>%1 Blöcke/Aufruf</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation>%1 PiB</translation>
    </message>
</context>
<context>
    <name>GzipText</name>
    <message>
        <source>no memory for a gzip stream</source>
        <translation>kein Speicher für einen gzip-Strom</translation>
    </message>
    <message>
        <source>a gzip stream</source>
        <translation>ein gzip-Strom</translation>
    </message>
    <message>
        <source>bytes behind its end</source>
        <translation>Bytes hinter seinem Ende</translation>
    </message>
    <message>
        <source>damaged bytes (header, data or checksum)</source>
        <translation>beschädigte Bytes (Kopf, Daten oder Prüfsumme)</translation>
    </message>
    <message>
        <source>at most %1 bytes</source>
        <translation>höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>more than that after unpacking</source>
        <translation>mehr als das nach dem Entpacken</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
</context>
<context>
    <name>HistogramBuckets</name>
    <message>
        <source>a threshold T of an Apdex of which T and 4 T are boundaries</source>
        <translation>eine Schwelle T eines Apdex, bei der T und 4 T Grenzen sind</translation>
    </message>
    <message>
        <source>T = %1, where %2 is none of %3</source>
        <translation>T = %1, wobei %2 keine von %3 ist</translation>
    </message>
    <message>
        <source>4 T = %1</source>
        <translation>4 T = %1</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>No boundary of this histogram has its fourfold among the others.</source>
        <translation>Keine Grenze dieses Histogramms hat ihr Vierfaches unter den anderen.</translation>
    </message>
    <message>
        <source>T may be %1.</source>
        <translation>T kann %1 sein.</translation>
    </message>
    <message>
        <source>one of the boundaries %1</source>
        <translation>eine der Grenzen %1</translation>
    </message>
    <message>
        <source>The histogram has no such bucket.</source>
        <translation>Das Histogramm hat keinen solchen Bucket.</translation>
    </message>
    <message>
        <source>a bucket of the histogram</source>
        <translation>ein Bucket des Histogramms</translation>
    </message>
    <message>
        <source>nothing, though events of the histogram were counted</source>
        <translation>nichts, obwohl Ereignisse des Histogramms gezählt wurden</translation>
    </message>
    <message>
        <source>“le” names no boundary. An indicator of type latency asks for all buckets and says which there are.</source>
        <translation>„le“ nennt keine Grenze. Ein Indikator der Art latency fragt nach allen Buckets und sagt, welche es gibt.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>%1 samples in one chunk</source>
        <translation>%1 Messwerte in einem Chunk</translation>
    </message>
    <message>
        <source>samples that cannot be read</source>
        <translation>unlesbare Messwerte</translation>
    </message>
    <message>
        <source>series %1</source>
        <translation>Zeitreihe %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 am %2</translation>
    </message>
    <message>
        <source>Free some space on the disk; what was not stored waits in memory.</source>
        <translation>Speicherplatz freigeben; was nicht gespeichert wurde, wartet im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Keep a copy of the file before anything else is tried.</source>
        <translation>Eine Kopie der Datei aufbewahren, bevor anderes versucht wird.</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>kein Speicher mehr</translation>
    </message>
    <message>
        <source>events that cannot be read</source>
        <translation>unlesbare Ereignisse</translation>
    </message>
    <message>
        <source>columns of %1 rows</source>
        <translation>Spalten mit %1 Zeilen</translation>
    </message>
    <message>
        <source>columns of different length</source>
        <translation>Spalten verschiedener Länge</translation>
    </message>
    <message>
        <source>runs that do not fit</source>
        <translation>Läufe, die nicht zusammenpassen</translation>
    </message>
    <message>
        <source>samples of no series</source>
        <translation>Messwerte ohne Zeitreihe</translation>
    </message>
    <message>
        <source>more samples than a row may hold</source>
        <translation>mehr Messwerte, als eine Zeile fassen darf</translation>
    </message>
    <message>
        <source>the newest samples of %1, row %2</source>
        <translation>die neuesten Messwerte von %1, Zeile %2</translation>
    </message>
    <message>
        <source>a history that is open for reading only</source>
        <translation>eine nur zum Lesen geöffnete Historie</translation>
    </message>
    <message>
        <source>a name that is not taken</source>
        <translation>ein freier Name</translation>
    </message>
    <message>
        <source>a history that no other process owns</source>
        <translation>eine Historie, die keinem anderen Prozess gehört</translation>
    </message>
    <message>
        <source>process %1 owns it</source>
        <translation>sie gehört Prozess %1</translation>
    </message>
    <message>
        <source>Close the other Traceo, or ask it instead.</source>
        <translation>Das andere Traceo schließen oder stattdessen dort nachsehen.</translation>
    </message>
    <message>
        <source>a folder that cannot be written</source>
        <translation>ein Ordner ohne Schreibrecht</translation>
    </message>
    <message>
        <source>a blob of %1 bytes</source>
        <translation>ein Blob mit %1 Bytes</translation>
    </message>
    <message>
        <source>a checksum that does not fit</source>
        <translation>eine falsche Prüfsumme</translation>
    </message>
    <message>
        <source>format version %1 or older</source>
        <translation>Formatversion %1 oder älter</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>bytes as they were written</source>
        <translation>Bytes, wie sie geschrieben wurden</translation>
    </message>
    <message>
        <source>The rest of the history is not touched by this.</source>
        <translation>Der Rest der Historie ist davon nicht betroffen.</translation>
    </message>
    <message>
        <source>events %1 from %2</source>
        <translation>Ereignisse %1 von %2</translation>
    </message>
    <message>
        <source>a history of Traceo</source>
        <translation>eine Historie von Traceo</translation>
    </message>
    <message>
        <source>a database of another program</source>
        <translation>die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>Name another file; this one is left as it is.</source>
        <translation>Eine andere Datei nennen; diese bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>Eine Datei darin nennen.</translation>
    </message>
    <message>
        <source>a damaged history that cannot be renamed</source>
        <translation>eine beschädigte Historie, die sich nicht umbenennen lässt</translation>
    </message>
    <message>
        <source>version %1 or older</source>
        <translation>Version %1 oder älter</translation>
    </message>
    <message>
        <source>Update Traceo to open this history.</source>
        <translation>Traceo aktualisieren, um diese Historie zu öffnen.</translation>
    </message>
    <message>
        <source>a history</source>
        <translation>eine Historie</translation>
    </message>
    <message>
        <source>a folder that can be made</source>
        <translation>ein Ordner, der sich anlegen lässt</translation>
    </message>
    <message>
        <source>the history is being closed</source>
        <translation>die Historie wird gerade geschlossen</translation>
    </message>
    <message>
        <source>too many batches waiting for the disk</source>
        <translation>zu viele Stapel, die auf die Platte warten</translation>
    </message>
    <message>
        <source>a sound history file</source>
        <translation>eine heile Historiendatei</translation>
    </message>
    <message>
        <source>a reference that leads nowhere</source>
        <translation>ein Verweis, der ins Leere führt</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>keine solche Datei</translation>
    </message>
    <message>
        <source>“traceo sync” or the window begins it.</source>
        <translation>„traceo sync“ oder das Fenster beginnt sie.</translation>
    </message>
    <message>
        <source>Nothing is deleted. When Traceo starts the next time, the file is kept under another name and a new one is begun.</source>
        <translation>Es wird nichts gelöscht. Beim nächsten Start von Traceo wird die Datei unter anderem Namen aufgehoben und eine neue begonnen.</translation>
    </message>
    <message>
        <source>The history file is damaged; its owner says more.</source>
        <translation>Die Historiendatei ist beschädigt; ihr Besitzer sagt mehr.</translation>
    </message>
    <message>
        <source>events of at most 8 MiB of text in 1,024 columns</source>
        <translation>Ereignisse mit höchstens 8 MiB Text in 1024 Spalten</translation>
    </message>
    <message>
        <source>a larger one</source>
        <translation>ein größeres</translation>
    </message>
    <message>
        <source>times of something else</source>
        <translation>Zeiten von etwas anderem</translation>
    </message>
    <message>
        <source>times that are nowhere</source>
        <translation>Zeiten, die es nirgends gibt</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 im Monat %2</translation>
    </message>
    <message>
        <source>%1 chunks in one month</source>
        <translation>%1 Chunks in einem Monat</translation>
    </message>
    <message>
        <source>a month that cannot be read</source>
        <translation>ein Monat, der nicht lesbar ist</translation>
    </message>
    <message>
        <source>a statement that only reads, such as SELECT</source>
        <translation>eine Anweisung, die nur liest, etwa SELECT</translation>
    </message>
    <message>
        <source>Texts stand in 'single quotes'.</source>
        <translation>Texte stehen in 'einfachen Anführungszeichen'.</translation>
    </message>
    <message>
        <source>“SELECT sql FROM sqlite_schema” shows the tables; the samples are in samples(series, t, value).</source>
        <translation>„SELECT sql FROM sqlite_schema“ zeigt die Tabellen; die Messwerte stehen in samples(series, t, value).</translation>
    </message>
    <message>
        <source>one statement</source>
        <translation>eine einzige Anweisung</translation>
    </message>
    <message>
        <source>values instead of parameters</source>
        <translation>Werte statt Parametern</translation>
    </message>
    <message>
        <source>an answer of at most %1 MiB</source>
        <translation>eine Antwort von höchstens %1 MiB</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>Ask for fewer rows or columns.</source>
        <translation>Weniger Zeilen oder Spalten abfragen.</translation>
    </message>
    <message>
        <source>an answer within %1 s</source>
        <translation>eine Antwort innerhalb von %1 s</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>“series = …” and bounds on t say which samples are read; without them all are.</source>
        <translation>„series = …“ und Grenzen für t sagen, welche Messwerte gelesen werden; ohne sie sind es alle.</translation>
    </message>
    <message>
        <source>an id of the table series, and milliseconds since 1970</source>
        <translation>eine id der Tabelle series und Millisekunden seit 1970</translation>
    </message>
    <message>
        <source>unixepoch('2026-11-24 12:00') * 1000 makes milliseconds of a time.</source>
        <translation>unixepoch('2026-11-24 12:00') * 1000 macht aus einer Zeit Millisekunden.</translation>
    </message>
    <message>
        <source>no such bytes</source>
        <translation>diese Bytes fehlen</translation>
    </message>
    <message>
        <source>their times</source>
        <translation>ihre Zeiten</translation>
    </message>
    <message>
        <source>when they were learned</source>
        <translation>wann sie bekannt wurden</translation>
    </message>
    <message>
        <source>their ids</source>
        <translation>ihre Kennungen</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>events of a stream: a part of them</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>another number of samples than its month says</source>
        <translation>eine andere Zahl von Messwerten, als ihr Monat sagt</translation>
    </message>
</context>
<context>
    <name>HttpAnswer</name>
    <message>
        <source>It asks to be left alone for %1 s.</source>
        <translation>Der Server bittet um %1 s Pause.</translation>
    </message>
    <message>
        <source>The server wants a credential, or another one: check “auth” of the source.</source>
        <translation>Der Server verlangt Zugangsdaten oder andere: „auth“ der Quelle prüfen.</translation>
    </message>
    <message>
        <source>The credential may not do this: ask for the right to read.</source>
        <translation>Diese Zugangsdaten genügen nicht: Leserecht anfordern.</translation>
    </message>
    <message>
        <source>Check the path in the source's url.</source>
        <translation>Den Pfad in der url der Quelle prüfen.</translation>
    </message>
    <message>
        <source>The proxy wants a login.</source>
        <translation>Der Proxy verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>status %1: %2</source>
        <translation>Status %1: %2</translation>
    </message>
    <message>
        <source>an answer with status 200</source>
        <translation>eine Antwort mit Status 200</translation>
    </message>
    <message>
        <source>an HTML page, probably a login or proxy page</source>
        <translation>eine HTML-Seite, vermutlich eine Anmelde- oder Proxy-Seite</translation>
    </message>
    <message>
        <source>Open the address in a browser to see the page; check the url and its path prefix.</source>
        <translation>Die Adresse im Browser öffnen, um die Seite zu sehen; url und Pfadpräfix prüfen.</translation>
    </message>
    <message>
        <source>a whole answer</source>
        <translation>eine vollständige Antwort</translation>
    </message>
    <message>
        <source>a connection that broke after %1 bytes of it</source>
        <translation>eine Verbindung, die nach %1 Bytes davon abbrach</translation>
    </message>
    <message>
        <source>an answer of the type %1</source>
        <translation>eine Antwort vom Typ %1</translation>
    </message>
    <message>
        <source>Another service may live at this address; check the url and its path prefix.</source>
        <translation>Unter dieser Adresse läuft vielleicht ein anderer Dienst; url und Pfadpräfix prüfen.</translation>
    </message>
</context>
<context>
    <name>HttpConnection</name>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>a proxy that failed</source>
        <translation>ein fehlgeschlagener Proxy</translation>
    </message>
    <message>
        <source>Check the proxy settings of this system.</source>
        <translation>Die Proxy-Einstellungen dieses Systems prüfen.</translation>
    </message>
    <message>
        <source>Nothing listens at port %1 of %2, or a firewall refuses.</source>
        <translation>An Port %1 von %2 lauscht nichts, oder eine Firewall weist ab.</translation>
    </message>
    <message>
        <source>a refused connection</source>
        <translation>eine abgewiesene Verbindung</translation>
    </message>
    <message>
        <source>no address for the host %1</source>
        <translation>keine Adresse für den Host %1</translation>
    </message>
    <message>
        <source>Check the name, and whether this machine is online.</source>
        <translation>Den Namen prüfen und ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>a connection that the server closed before an HTTP answer</source>
        <translation>eine Verbindung, die der Server vor einer HTTP-Antwort schloss</translation>
    </message>
    <message>
        <source>The server may want a client certificate: tls: {cert: FILE, key: FILE}. Or it is just starting.</source>
        <translation>Der Server verlangt vielleicht ein Client-Zertifikat: tls: {cert: FILE, key: FILE}. Oder er startet gerade.</translation>
    </message>
    <message>
        <source>The server may be starting, or another protocol may be spoken at this port.</source>
        <translation>Der Server startet vielleicht gerade, oder an diesem Port wird ein anderes Protokoll gesprochen.</translation>
    </message>
    <message>
        <source>a connection</source>
        <translation>eine Verbindung</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>The host is down, or a firewall drops what is sent to it.</source>
        <translation>Der Host ist ausgefallen, oder eine Firewall verwirft, was an ihn geht.</translation>
    </message>
    <message>
        <source>a connection that failed</source>
        <translation>eine fehlgeschlagene Verbindung</translation>
    </message>
    <message>
        <source>Check whether this machine is online.</source>
        <translation>Prüfen, ob dieser Rechner online ist.</translation>
    </message>
</context>
<context>
    <name>HttpExchange</name>
    <message>
        <source>a request that was cancelled</source>
        <translation>eine abgebrochene Anfrage</translation>
    </message>
    <message>
        <source>at most %1 redirects</source>
        <translation>höchstens %1 Weiterleitungen</translation>
    </message>
    <message>
        <source>one more</source>
        <translation>eine mehr</translation>
    </message>
    <message>
        <source>The server redirects in a circle; check the url.</source>
        <translation>Der Server leitet im Kreis weiter; die url prüfen.</translation>
    </message>
    <message>
        <source>the secret from its store</source>
        <translation>das Geheimnis aus seinem Speicher</translation>
    </message>
    <message>
        <source>no answer from the store</source>
        <translation>keine Antwort des Speichers</translation>
    </message>
    <message>
        <source>Unlock the keychain.</source>
        <translation>Schlüsselbund entsperren.</translation>
    </message>
    <message>
        <source>%1 bytes of it so far</source>
        <translation>bisher %1 Bytes davon</translation>
    </message>
    <message>
        <source>no answer so far</source>
        <translation>bisher keine Antwort</translation>
    </message>
    <message>
        <source>a whole answer within %1 ms</source>
        <translation>eine vollständige Antwort innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>a byte at least every %1 ms</source>
        <translation>mindestens alle %1 ms ein Byte</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>The server is down or overloaded, or a firewall drops what is sent to it.</source>
        <translation>Der Server ist ausgefallen oder überlastet, oder eine Firewall verwirft, was an ihn geht.</translation>
    </message>
    <message>
        <source>%1 through the proxy %2</source>
        <translation>%1 über den Proxy %2</translation>
    </message>
</context>
<context>
    <name>HttpQuestion</name>
    <message>
        <source>the name of a header that may be set and a value of one line</source>
        <translation>der Name eines setzbaren Headers und ein einzeiliger Wert</translation>
    </message>
    <message>
        <source>an address that begins with http:// or https://</source>
        <translation>eine Adresse, die mit http:// oder https:// beginnt</translation>
    </message>
    <message>
        <source>an address without user and password</source>
        <translation>eine Adresse ohne Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Write auth: {kind: basic, user: …, secret: keychain:…} instead.</source>
        <translation>Stattdessen auth: {kind: basic, user: …, secret: keychain:…} schreiben.</translation>
    </message>
    <message>
        <source>https:// where a credential is sent</source>
        <translation>https://, wo Zugangsdaten gesendet werden</translation>
    </message>
    <message>
        <source>http://, which anybody on the way can read</source>
        <translation>http://, das unterwegs jeder mitlesen kann</translation>
    </message>
    <message>
        <source>Where the network is trusted, allow_plain_auth: true permits it.</source>
        <translation>In einem vertrauenswürdigen Netz erlaubt es allow_plain_auth: true.</translation>
    </message>
    <message>
        <source>an HTTP method</source>
        <translation>eine HTTP-Methode</translation>
    </message>
    <message>
        <source>a secret of one line</source>
        <translation>ein einzeiliges Geheimnis</translation>
    </message>
    <message>
        <source>an empty one</source>
        <translation>ein leeres</translation>
    </message>
    <message>
        <source>one with control characters</source>
        <translation>eines mit Steuerzeichen</translation>
    </message>
    <message>
        <source>a user without “:”</source>
        <translation>ein Benutzer ohne „:“</translation>
    </message>
    <message>
        <source>the name of a header</source>
        <translation>der Name eines Headers</translation>
    </message>
    <message>
        <source>a credential nobody asked for</source>
        <translation>Zugangsdaten, die niemand verlangt hat</translation>
    </message>
    <message>
        <source>an answer, or a redirect within %1</source>
        <translation>eine Antwort oder eine Weiterleitung innerhalb von %1</translation>
    </message>
    <message>
        <source>a redirect (%1) to nowhere</source>
        <translation>eine Weiterleitung (%1) ins Nichts</translation>
    </message>
    <message>
        <source>a redirect (%1) to %2</source>
        <translation>eine Weiterleitung (%1) nach %2</translation>
    </message>
    <message>
        <source>Nothing was sent there. If that is where the server lives, write that address as the source's url.</source>
        <translation>Dorthin wurde nichts gesendet. Liegt der Server dort, diese Adresse als url der Quelle eintragen.</translation>
    </message>
</context>
<context>
    <name>HttpWire</name>
    <message>
        <source>headers of at most 64 KiB</source>
        <translation>Header von höchstens 64 KiB</translation>
    </message>
    <message>
        <source>longer ones</source>
        <translation>längere</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>a chunk that is longer than it says</source>
        <translation>ein Chunk, der länger ist als angegeben</translation>
    </message>
    <message>
        <source>a status line that is none: %1</source>
        <translation>eine Statuszeile, die keine ist: %1</translation>
    </message>
    <message>
        <source>a header line that is none: %1</source>
        <translation>eine Headerzeile, die keine ist: %1</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>a chunk without its size: %1</source>
        <translation>ein Chunk ohne seine Größe: %1</translation>
    </message>
    <message>
        <source>an HTTP answer</source>
        <translation>eine HTTP-Antwort</translation>
    </message>
    <message>
        <source>Another protocol may be spoken at this port.</source>
        <translation>An diesem Port wird vielleicht ein anderes Protokoll gesprochen.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Import it in parts, an hour or a metric each.</source>
        <translation>In Teilen importieren, je eine Stunde oder eine Metrik.</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Save the file as UTF-8.</source>
        <translation>Die Datei als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>samples of one source</source>
        <translation>Messwerte einer einzigen Quelle</translation>
    </message>
    <message>
        <source>one value of a series at one moment</source>
        <translation>ein Wert je Zeitreihe und Zeitpunkt</translation>
    </message>
    <message>
        <source>another than in line %1</source>
        <translation>ein anderer als in Zeile %1</translation>
    </message>
    <message>
        <source>%1 samples that Traceo had derived were left out: they are derived again</source>
        <translation>%1 von Traceo abgeleitete Messwerte wurden ausgelassen: sie werden neu abgeleitet</translation>
    </message>
    <message>
        <source>%1 samples stood there twice and count once</source>
        <translation>%1 Messwerte standen doppelt da und zählen einmal</translation>
    </message>
    <message>
        <source>%1 exemplars were left out</source>
        <translation>%1 Exemplare (exemplars) wurden ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n more mistakes follow.</source>
        <translation>
            <numerusform>%n weiterer Fehler folgt.</numerusform>
            <numerusform>%n weitere Fehler folgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a file for each source with “traceo history export --source NAME”, and import it with the same --source.</source>
        <translation>Für jede Quelle mit „traceo history export --source NAME“ eine Datei schreiben und sie mit demselben --source importieren.</translation>
    </message>
</context>
<context>
    <name>IndexAdvice</name>
    <message>
        <source>Statistics were reset %1 ago, within this window: counted on from there.</source>
        <translation>Die Statistik wurde vor %1 zurückgesetzt, in diesem Fenster: von da an wird weitergezählt.</translation>
    </message>
    <message>
        <source>Statistics were reset %1 ago.</source>
        <translation>Die Statistik wurde vor %1 zurückgesetzt.</translation>
    </message>
    <message>
        <source>%1 of its blocks were in the shared buffers in %2: %3 hits, %4 reads. Calls: %5, %6 each.</source>
        <translation>%1 ihrer Blöcke lagen in %2 im gemeinsamen Puffer: %3 Treffer, %4 gelesen. Aufrufe: %5, je %6.</translation>
    </message>
    <message>
        <source>%1: a source sees the tables and indexes of the database it is logged in to, so add one for this.</source>
        <translation>%1: Eine Quelle sieht Tabellen und Indexe der Datenbank, in der sie angemeldet ist; für diese fehlt eine.</translation>
    </message>
    <message>
        <source>%1: pg_stat_statements cannot be read, so statements are left out. Put it into shared_preload_libraries, restart, CREATE EXTENSION pg_stat_statements, and GRANT pg_read_all_stats to our user.</source>
        <translation>%1: pg_stat_statements ist nicht lesbar, also fehlen die Anweisungen. In shared_preload_libraries eintragen, neu starten, CREATE EXTENSION pg_stat_statements und unserem Benutzer GRANT pg_read_all_stats.</translation>
    </message>
    <message>
        <source>%1: nobody tells of the blocks that statements read. A source of kind postgres with pg_stat_statements does.</source>
        <translation>%1: Niemand sagt, welche Blöcke Anweisungen lesen. Eine Quelle der Art postgres mit pg_stat_statements tut es.</translation>
    </message>
    <message>
        <source>%1: our user sees no statements but its own. GRANT it pg_read_all_stats.</source>
        <translation>%1: Unser Benutzer sieht nur seine eigenen Anweisungen. Er braucht GRANT pg_read_all_stats.</translation>
    </message>
    <message>
        <source>%1: nobody tells how its indexes are made, so none can be called unused or superfluous. A source of kind postgres does.</source>
        <translation>%1: Niemand sagt, wie die Indexe gebaut sind, also gilt keiner als unbenutzt oder überflüssig. Eine Quelle der Art postgres sagt es.</translation>
    </message>
    <message>
        <source>%1 is a standby: whether an index is used is counted on each server for itself, so ask the primary, too.</source>
        <translation>%1 ist ein Standby: Ob ein Index benutzt wird, zählt jeder Server für sich; also auch den Primärserver fragen.</translation>
    </message>
    <message>
        <source>Sequential scans</source>
        <translation>Sequenzielle Lesevorgänge</translation>
    </message>
    <message>
        <source>Unused index</source>
        <translation>Unbenutzter Index</translation>
    </message>
    <message>
        <source>Superfluous index</source>
        <translation>Überflüssiger Index</translation>
    </message>
    <message>
        <source>Invalid index</source>
        <translation>Ungültiger Index</translation>
    </message>
    <message>
        <source>Cold statement</source>
        <translation>Kalte Anweisung</translation>
    </message>
    <message>
        <source>Made exactly as %1: %2 on %3 (%4).</source>
        <translation>Genau wie %1 gebaut: %2 auf %3 (%4).</translation>
    </message>
    <message>
        <source>%1 begins with the same columns: %2 on %3 (%4).</source>
        <translation>%1 beginnt mit denselben Spalten: %2 auf %3 (%4).</translation>
    </message>
    <message>
        <source>%1 has %2 and this one %3: reads of these columns alone will touch more pages.</source>
        <translation>%1 hat %2 und dieser %3: Wer nur diese Spalten liest, berührt dann mehr Seiten.</translation>
    </message>
    <message>
        <source>A rebuild on %1 failed and left it: writes keep it up, no scan uses it.</source>
        <translation>Ein gescheiterter Neubau auf %1 hat ihn hinterlassen: Schreiben pflegt ihn, kein Lesen nutzt ihn.</translation>
    </message>
    <message>
        <source>Its build on %1 failed: writes keep it up, no scan uses it.</source>
        <translation>Sein Bau auf %1 ist gescheitert: Schreiben pflegt ihn, kein Lesen nutzt ihn.</translation>
    </message>
    <message>
        <source>Look at pg_stat_progress_create_index first: a build that still runs looks the same.</source>
        <translation>Zuerst in pg_stat_progress_create_index sehen: Ein Bau, der noch läuft, sieht genauso aus.</translation>
    </message>
    <message>
        <source>It was watched for %1 only: what runs once a week may still need it.</source>
        <translation>Er wurde nur %1 beobachtet: Was einmal in der Woche läuft, kann ihn noch brauchen.</translation>
    </message>
    <message>
        <source>It is on an expression: the planner may need its statistics without a scan.</source>
        <translation>Er steht auf einem Ausdruck: Der Planer kann seine Statistik auch ohne Lesen brauchen.</translation>
    </message>
    <message>
        <source>Scans on standbys are not counted here.</source>
        <translation>Lesen auf Standbys zählt hier nicht.</translation>
    </message>
    <message>
        <source>No scan since statistics began on %1; watched for %2.</source>
        <translation>Kein Lesen, seit die Statistik am %1 begann; %2 beobachtet.</translation>
    </message>
    <message>
        <source>No scan as far back as statistics go; watched for %1.</source>
        <translation>Kein Lesen, so weit die Statistik reicht; %1 beobachtet.</translation>
    </message>
    <message>
        <source>Writes to its table made up to %1 entries in it in %2.</source>
        <translation>Schreiben in die Tabelle machte in %2 bis zu %1 Einträge in ihm.</translation>
    </message>
    <message>
        <source>Statements that name it, the dearest first: %1.</source>
        <translation>Anweisungen, die sie nennen, die teuerste zuerst: %1.</translation>
    </message>
    <message>
        <source>%1 scans from end to end were counted in %2, each parallel worker as one: %3 of all its scans. They read %4 rows in all, on average at least %5 each time. It has %6 rows.</source>
        <translation>%1 Durchläufe von Anfang bis Ende wurden in %2 gezählt, jeder parallele Arbeitsprozess als einer: %3 aller Durchläufe der Tabelle. Sie lasen zusammen %4 Zeilen, im Mittel mindestens %5 je Mal. Die Tabelle hat %6 Zeilen.</translation>
    </message>
</context>
<context>
    <name>IndexTable</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Of an index its size, of sequential scans the rows each reads, of a statement the blocks that each call reads</source>
        <translation>Bei einem Index die Größe, bei sequenziellen Lesevorgängen die Zeilen je Vorgang, bei einer Anweisung die Blöcke je Aufruf</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>To copy; Traceo never executes it</source>
        <translation>Zum Kopieren; Traceo führt es nie aus</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>a number outside the range of a double</source>
        <translation>eine Zahl außerhalb des Bereichs eines Double</translation>
    </message>
    <message>
        <source>a complete JSON value</source>
        <translation>ein vollständiger JSON-Wert</translation>
    </message>
    <message>
        <source>the end of the text</source>
        <translation>das Textende</translation>
    </message>
    <message>
        <source>a text that is not JSON</source>
        <translation>ein Text, der kein JSON ist</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>at most a million JSON values</source>
        <translation>höchstens eine Million JSON-Werte</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>at most 64 levels of JSON</source>
        <translation>höchstens 64 Ebenen JSON</translation>
    </message>
    <message>
        <source>more levels</source>
        <translation>mehr Ebenen</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>an answer from the keychain</source>
        <translation>eine Antwort des Schlüsselbunds</translation>
    </message>
    <message>
        <source>none in two minutes</source>
        <translation>in zwei Minuten keine</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again.</source>
        <translation>Schlüsselbund entsperren und erneut versuchen.</translation>
    </message>
    <message>
        <source>an entry of the keychain</source>
        <translation>ein Eintrag des Schlüsselbunds</translation>
    </message>
    <message>
        <source>none of that name</source>
        <translation>keiner dieses Namens</translation>
    </message>
    <message>
        <source>Store the credential for this source first.</source>
        <translation>Zuerst die Zugangsdaten für diese Quelle speichern.</translation>
    </message>
    <message>
        <source>a keychain that was not opened</source>
        <translation>ein Schlüsselbund, der nicht geöffnet wurde</translation>
    </message>
    <message>
        <source>Try again and let Traceo read it.</source>
        <translation>Erneut versuchen und Traceo das Lesen erlauben.</translation>
    </message>
    <message>
        <source>a keychain that refused</source>
        <translation>ein Schlüsselbund, der ablehnte</translation>
    </message>
    <message>
        <source>Unlock it, and allow Traceo to read it.</source>
        <translation>Entsperren und Traceo das Lesen erlauben.</translation>
    </message>
    <message>
        <source>no keychain in this session</source>
        <translation>kein Schlüsselbund in dieser Sitzung</translation>
    </message>
    <message>
        <source>Start one (GNOME Keyring or KWallet), or name a file that only you can read: secret: file:PATH.</source>
        <translation>Einen starten (GNOME Keyring oder KWallet) oder eine Datei nennen, die nur Sie lesen können: secret: file:PATH.</translation>
    </message>
    <message>
        <source>a keychain that failed</source>
        <translation>ein fehlgeschlagener Schlüsselbund</translation>
    </message>
    <message>
        <source>Check that a keychain (GNOME Keyring or KWallet) runs in this session, or use secret: file:PATH.</source>
        <translation>Prüfen, ob in dieser Sitzung ein Schlüsselbund (GNOME Keyring oder KWallet) läuft, oder secret: file:PATH verwenden.</translation>
    </message>
</context>
<context>
    <name>LabelText</name>
    <message>
        <source>“{”</source>
        <translation>„{“</translation>
    </message>
    <message>
        <source>“,” or “}”</source>
        <translation>„,“ oder „}“</translation>
    </message>
    <message>
        <source>a label name</source>
        <translation>ein Labelname</translation>
    </message>
    <message>
        <source>“=”</source>
        <translation>„=“</translation>
    </message>
    <message>
        <source>each label once</source>
        <translation>jedes Label einmal</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>one of \\, \" and \n</source>
        <translation>eines von \\, \" und \n</translation>
    </message>
    <message>
        <source>the closing quote</source>
        <translation>das schließende Anführungszeichen</translation>
    </message>
</context>
<context>
    <name>Listener</name>
    <message>
        <source>an IP address of this machine</source>
        <translation>eine IP-Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>Use 127.0.0.1 to listen for this machine alone.</source>
        <translation>127.0.0.1 verwenden, um nur auf diesem Rechner zu lauschen.</translation>
    </message>
    <message>
        <source>an address and port to listen on</source>
        <translation>eine Adresse und ein Port zum Lauschen</translation>
    </message>
    <message>
        <source>one that is in use, not of this machine or not permitted</source>
        <translation>solche, die belegt, nicht von diesem Rechner oder nicht erlaubt sind</translation>
    </message>
    <message>
        <source>Choose another port, or end what listens there.</source>
        <translation>Einen anderen Port wählen oder beenden, was dort lauscht.</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>a moment such as 2026-11-23T14:05:00Z, 2026-11-23, now-6h or now/d</source>
        <translation>ein Zeitpunkt wie 2026-11-23T14:05:00Z, 2026-11-23, now-6h oder now/d</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>NetworkLine</name>
    <message>
        <source>the end of the program</source>
        <translation>das Programmende</translation>
    </message>
</context>
<context>
    <name>OpenMetrics</name>
    <message>
        <source>series without the label traceo_source</source>
        <translation>Zeitreihen ohne das Label traceo_source</translation>
    </message>
    <message>
        <source>one that has it</source>
        <translation>eine, die es hat</translation>
    </message>
    <message>
        <source>Export one source at a time.</source>
        <translation>Eine Quelle nach der anderen exportieren.</translation>
    </message>
    <message>
        <source>a series of one source</source>
        <translation>eine Zeitreihe einer einzigen Quelle</translation>
    </message>
    <message>
        <source>one that %1 and %2 both know</source>
        <translation>eine, die %1 und %2 beide kennen</translation>
    </message>
    <message>
        <source>Export one source at a time, or with the source as a label.</source>
        <translation>Eine Quelle nach der anderen exportieren oder mit der Quelle als Label.</translation>
    </message>
</context>
<context>
    <name>OpenSlo</name>
    <message>
        <source>the version %1 of OpenSLO</source>
        <translation>die Version %1 von OpenSLO</translation>
    </message>
    <message>
        <source>Turn it into openslo/v1: traceo slo import FILE</source>
        <translation>In openslo/v1 verwandeln: traceo slo import FILE</translation>
    </message>
    <message>
        <source>openslo/v1</source>
        <translation>openslo/v1</translation>
    </message>
    <message>
        <source>a name no other SLI has</source>
        <translation>ein Name, den kein anderes SLI hat</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht er bei %1.</translation>
    </message>
    <message>
        <source>the key “spec”</source>
        <translation>der Schlüssel „spec“</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>a list of alert policies</source>
        <translation>eine Liste von Alert-Policies</translation>
    </message>
    <message>
        <source>an SLO without timeWindow</source>
        <translation>ein SLO ohne timeWindow</translation>
    </message>
    <message>
        <source>a list of one timeWindow</source>
        <translation>eine Liste mit einem timeWindow</translation>
    </message>
    <message>
        <source>{duration: 30d, isRolling: true}</source>
        <translation>{duration: 30d, isRolling: true}</translation>
    </message>
    <message>
        <source>a whole number and one of m, h, d, w, M, Q, Y</source>
        <translation>eine ganze Zahl und eines von m, h, d, w, M, Q, Y</translation>
    </message>
    <message>
        <source>no calendar where isRolling is true</source>
        <translation>kein calendar, wo isRolling true ist</translation>
    </message>
    <message>
        <source>isRolling: true, or a calendar</source>
        <translation>isRolling: true oder ein calendar</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keines von beiden</translation>
    </message>
    <message>
        <source>a time such as 2026-01-31 00:00:00</source>
        <translation>eine Zeit wie 2026-01-31 00:00:00</translation>
    </message>
    <message>
        <source>an IANA time zone such as Europe/Berlin</source>
        <translation>eine IANA-Zeitzone wie Europe/Berlin</translation>
    </message>
    <message>
        <source>a list of at least one objective</source>
        <translation>eine Liste mit mindestens einem Objective</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>eine leere Liste</translation>
    </message>
    <message>
        <source>indicators either of the SLO or of its objectives</source>
        <translation>Indikatoren entweder des SLO oder seiner Objectives</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>an indicator for every objective of a composite SLO</source>
        <translation>ein Indikator für jedes Objective eines zusammengesetzten SLO</translation>
    </message>
    <message>
        <source>an objective without one</source>
        <translation>ein Objective ohne</translation>
    </message>
    <message>
        <source>Write one SLO for each objective.</source>
        <translation>Für jedes Objective ein eigenes SLO schreiben.</translation>
    </message>
    <message>
        <source>an objective such as {target: 0.999}</source>
        <translation>ein Objective wie {target: 0.999}</translation>
    </message>
    <message>
        <source>no op and value for a ratioMetric</source>
        <translation>kein op und value bei einer ratioMetric</translation>
    </message>
    <message>
        <source>a ratio above 0, at most 1</source>
        <translation>ein Verhältnis über 0, höchstens 1</translation>
    </message>
    <message>
        <source>a weight above 0</source>
        <translation>ein Gewicht über 0</translation>
    </message>
    <message>
        <source>exactly one of target and targetPercent</source>
        <translation>genau eines von target und targetPercent</translation>
    </message>
    <message>
        <source>exactly one of indicator and indicatorRef</source>
        <translation>genau eines von indicator und indicatorRef</translation>
    </message>
    <message>
        <source>the name of an SLI</source>
        <translation>der Name eines SLI</translation>
    </message>
    <message>
        <source>an SLI that can be used</source>
        <translation>ein verwendbares SLI</translation>
    </message>
    <message>
        <source>What is wrong with it stands at %1.</source>
        <translation>Was daran falsch ist, steht bei %1.</translation>
    </message>
    <message>
        <source>exactly one of ratioMetric and thresholdMetric</source>
        <translation>genau eines von ratioMetric und thresholdMetric</translation>
    </message>
    <message>
        <source>good and total, or bad and total, or raw and rawType</source>
        <translation>good und total, oder bad und total, oder raw und rawType</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>keines davon</translation>
    </message>
    <message>
        <source>a mapping under ratioMetric</source>
        <translation>ein Mapping unter ratioMetric</translation>
    </message>
    <message>
        <source>metricSource: {type: Prometheus, spec: {query: …}}</source>
        <translation>metricSource: {type: Prometheus, spec: {query: …}}</translation>
    </message>
    <message>
        <source>type or metricSourceRef</source>
        <translation>type oder metricSourceRef</translation>
    </message>
    <message>
        <source>Write type: Prometheus</source>
        <translation>type: Prometheus schreiben</translation>
    </message>
    <message>
        <source>a metricSource of type %1</source>
        <translation>eine metricSource vom Typ %1</translation>
    </message>
    <message>
        <source>spec: {query: …}</source>
        <translation>spec: {query: …}</translation>
    </message>
    <message>
        <source>an empty mapping</source>
        <translation>ein leeres Mapping</translation>
    </message>
    <message>
        <source>the key “%1” of a Prometheus metric</source>
        <translation>der Schlüssel „%1“ einer Prometheus-Metrik</translation>
    </message>
    <message>
        <source>an SLI over two sources</source>
        <translation>ein SLI über zwei Quellen</translation>
    </message>
    <message>
        <source>metadata: {name: …}</source>
        <translation>metadata: {name: …}</translation>
    </message>
    <message>
        <source>%1, which the budgeting method %2 needs</source>
        <translation>%1, das die Methode %2 braucht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>no more than the window of the SLO</source>
        <translation>höchstens so lang wie das Fenster des SLO</translation>
    </message>
    <message>
        <source>counter: true, as %1 is named as a counter</source>
        <translation>counter: true, da %1 wie ein Zähler heißt</translation>
    </message>
    <message>
        <source>none, which means false</source>
        <translation>keins, was false bedeutet</translation>
    </message>
    <message>
        <source>Without it each sample is a count of its own.</source>
        <translation>Ohne das ist jeder Messwert eine eigene Zählung.</translation>
    </message>
    <message>
        <source>its description is longer than OpenSLO's %1 characters and left out</source>
        <translation>seine Beschreibung ist länger als die %1 Zeichen von OpenSLO und wurde ausgelassen</translation>
    </message>
    <message>
        <source>OpenSLO asks for a service, and it has none; its own name stands there</source>
        <translation>OpenSLO verlangt einen Dienst, und es hat keinen; dort steht sein eigener Name</translation>
    </message>
    <message>
        <source>%1, the kind of the workspace's source of this name</source>
        <translation>%1, die Art der Quelle dieses Namens im Workspace</translation>
    </message>
    <message>
        <source>the key “connectionDetails”</source>
        <translation>der Schlüssel „connectionDetails“</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a mapping under connectionDetails</source>
        <translation>ein Mapping unter connectionDetails</translation>
    </message>
    <message>
        <source>Alerts of the SLO %1, which refers to them in its spec:</source>
        <translation>Alarme des SLO %1, das in seiner spec auf sie verweist:</translation>
    </message>
    <message>
        <source>one objective of a thresholdMetric, as OpenSLO v1 has it</source>
        <translation>ein Ziel einer thresholdMetric, wie OpenSLO v1 es vorsieht</translation>
    </message>
    <message>
        <source>weights and targets that leave an error budget between a billionth and all events</source>
        <translation>Gewichte und Ziele, die ein Fehlerbudget zwischen einem Milliardstel und allen Ereignissen lassen</translation>
    </message>
    <message>
        <source>no such budget</source>
        <translation>kein solches Budget</translation>
    </message>
    <message>
        <source>a whole number and one of m, h, d, w, M, Q, Y, or none for minutes</source>
        <translation>eine ganze Zahl und eines von m, h, d, w, M, Q, Y, oder keines für Minuten</translation>
    </message>
    <message>
        <source>left out, as a composite of OpenSLO v1 is one of indicators and this one is one of SLOs</source>
        <translation>ausgelassen, da in OpenSLO v1 Indikatoren zusammengesetzt werden und hier SLOs</translation>
    </message>
    <message>
        <source>left out, as a ratioMetric of OpenSLO v1 has no half events and this SLO is an Apdex</source>
        <translation>ausgelassen, da eine ratioMetric von OpenSLO v1 keine halben Ereignisse kennt und dieses SLO ein Apdex ist</translation>
    </message>
    <message>
        <source>its alert_threshold of %1 is left out, as OpenSLO v1 knows no alert on what is spent of a budget</source>
        <translation>sein alert_threshold von %1 ist ausgelassen, da OpenSLO v1 keinen Alarm auf Verbrauchtes eines Budgets kennt</translation>
    </message>
    <message>
        <source>its consumption_rate (%1) is left out, as OpenSLO v1 has none</source>
        <translation>seine consumption_rate (%1) ist ausgelassen, da OpenSLO v1 keine hat</translation>
    </message>
    <message>
        <source>OpenSLO lets it be left out and does not say what holds then: some tools take 28 days, others 30, and an error budget is one of a window. Write the one that is meant, such as timeWindow: [{duration: 30d, isRolling: true}]</source>
        <translation>OpenSLO erlaubt, es wegzulassen, und sagt nicht, was dann gilt: Manche Werkzeuge nehmen 28 Tage, andere 30, und ein Fehlerbudget ist immer das eines Fensters. Schreiben Sie das gemeinte, etwa timeWindow: [{duration: 30d, isRolling: true}]</translation>
    </message>
    <message>
        <source>its exclusions (%1) are left out, as OpenSLO v1 has none</source>
        <translation>seine Ausschlüsse (%1) sind ausgelassen, da OpenSLO v1 keine hat</translation>
    </message>
    <message>
        <source>its versions before %1 are left out, as an SLO of OpenSLO v1 has one</source>
        <translation>seine Versionen vor %1 sind ausgelassen, da ein SLO von OpenSLO v1 nur eine hat</translation>
    </message>
    <message>
        <source>no secret under “%1” of a DataSource, or a reference such as env:NAME</source>
        <translation>kein Geheimnis unter „%1“ einer DataSource, oder ein Verweis wie env:NAME</translation>
    </message>
    <message>
        <source>a text that is not shown here</source>
        <translation>ein Text, der hier nicht gezeigt wird</translation>
    </message>
    <message>
        <source>Traceo does not use it: sources have their own. Whoever may read the file may read it.</source>
        <translation>Traceo braucht es nicht: Quellen haben ihre eigenen. Wer die Datei lesen darf, darf es lesen.</translation>
    </message>
    <message>
        <source>its later versions are left out, as an SLO of OpenSLO v1 has one</source>
        <translation>seine späteren Versionen sind ausgelassen, da ein SLO von OpenSLO v1 nur eine hat</translation>
    </message>
    <message>
        <source>a check whose success is the raw ratio: %1</source>
        <translation>eine Prüfung, deren Erfolg der rohe Anteil ist: %1</translation>
    </message>
    <message>
        <source>Correct the query, or take out the annotation: then the ratio itself counts.</source>
        <translation>Berichtigen Sie die Abfrage oder nehmen Sie die Annotation heraus: Dann zählt der Anteil selbst.</translation>
    </message>
    <message>
        <source>left out, as a raw ratio of OpenSLO v1 is of one series, and of a run of this check two or more are asked: its success, and its status or its duration</source>
        <translation>ausgelassen, da ein roher Anteil von OpenSLO v1 aus einer Reihe ist und bei einem Lauf dieser Prüfung nach zwei oder mehr gefragt wird: nach seinem Erfolg und nach Status oder Dauer</translation>
    </message>
</context>
<context>
    <name>OpenSloAlerts</name>
    <message>
        <source>a name no other %1 has</source>
        <translation>ein Name, den kein anderes Objekt der Art %1 hat</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht er bei %1.</translation>
    </message>
    <message>
        <source>the name of an %1</source>
        <translation>der Name eines Objekts der Art %1</translation>
    </message>
    <message>
        <source>an %1 that can be used</source>
        <translation>ein verwendbares Objekt der Art %1</translation>
    </message>
    <message>
        <source>What is wrong with it stands at %1.</source>
        <translation>Was daran falsch ist, steht bei %1.</translation>
    </message>
    <message>
        <source>%1, or an object of kind %2</source>
        <translation>%1 oder ein Objekt der Art %2</translation>
    </message>
    <message>
        <source>either %1 or an object of kind %2</source>
        <translation>entweder %1 oder ein Objekt der Art %2</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keines von beiden</translation>
    </message>
    <message>
        <source>the key “spec”</source>
        <translation>der Schlüssel „spec“</translation>
    </message>
    <message>
        <source>a policy that is silent while its condition holds</source>
        <translation>eine Policy, die schweigt, solange ihre Bedingung zutrifft</translation>
    </message>
    <message>
        <source>a share of the budget such as 2%</source>
        <translation>ein Anteil des Budgets wie 2%</translation>
    </message>
    <message>
        <source>a number of bad events, 0 or more</source>
        <translation>eine Anzahl schlechter Ereignisse, 0 oder mehr</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>conditions: exactly one</source>
        <translation>conditions: genau eine</translation>
    </message>
    <message>
        <source>Write a policy for each condition; the annotation %1 ties two.</source>
        <translation>Für jede Bedingung eine Policy schreiben; die Annotation %1 verbindet zwei.</translation>
    </message>
    <message>
        <source>page or ticket</source>
        <translation>page oder ticket</translation>
    </message>
    <message>
        <source>Critical, urgent, high, sev1 and p1 mean a page; warning, medium, low, info, minor, sev2 and p2 a ticket.</source>
        <translation>Critical, urgent, high, sev1 und p1 bedeuten page (Alarm); warning, medium, low, info, minor, sev2 und p2 ticket.</translation>
    </message>
    <message>
        <source>the key “condition”</source>
        <translation>der Schlüssel „condition“</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a condition such as {kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h}</source>
        <translation>eine Bedingung wie {kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h}</translation>
    </message>
    <message>
        <source>gt, as an alert of burn rates fires above its threshold</source>
        <translation>gt, da ein Burn-Rate-Alarm über seiner Schwelle auslöst</translation>
    </message>
    <message>
        <source>It would fire while all is well. OpenSLO's own examples said lte until 2026; “traceo slo import --flip” turns it round.</source>
        <translation>Er würde auslösen, solange alles gut ist. In den Beispielen von OpenSLO selbst stand bis 2026 lte; „traceo slo import --flip“ dreht es um.</translation>
    </message>
    <message>
        <source>a burn rate such as 14.4, with six decimals at most</source>
        <translation>eine Burn-Rate wie 14.4, mit höchstens sechs Nachkommastellen</translation>
    </message>
    <message>
        <source>a whole number and one of m, h, d, w, M, Q, Y</source>
        <translation>eine ganze Zahl und eines von m, h, d, w, M, Q, Y</translation>
    </message>
    <message>
        <source>notificationTargets: at least one</source>
        <translation>notificationTargets: mindestens eines</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>eine leere Liste</translation>
    </message>
    <message>
        <source>two policies of an SLO with the same %1</source>
        <translation>zwei Policies eines SLO mit gleichem Wert für %1</translation>
    </message>
    <message>
        <source>The annotation %1 ties it to the policy at %2.</source>
        <translation>Die Annotation %1 verbindet sie mit der Policy bei %2.</translation>
    </message>
    <message>
        <source>the same severity</source>
        <translation>dieselbe severity</translation>
    </message>
    <message>
        <source>the same threshold</source>
        <translation>derselbe threshold</translation>
    </message>
    <message>
        <source>the same alertAfter</source>
        <translation>dasselbe alertAfter</translation>
    </message>
    <message>
        <source>another lookbackWindow</source>
        <translation>ein anderes lookbackWindow</translation>
    </message>
    <message>
        <source>%1, which is %2 of the budget of %3</source>
        <translation>%1, also %2 des Budgets von %3</translation>
    </message>
    <message>
        <source>Correct it, or the annotation %1.</source>
        <translation>Berichtigen Sie diesen Wert oder die Annotation %1.</translation>
    </message>
</context>
<context>
    <name>OriginBook</name>
    <message>
        <source>the list of servers that secrets are for</source>
        <translation>die Liste der Server, für die Geheimnisse bestimmt sind</translation>
    </message>
    <message>
        <source>a file that cannot be read</source>
        <translation>eine unlesbare Datei</translation>
    </message>
    <message>
        <source>Look at it. Without it, the next use of each secret begins it anew.</source>
        <translation>Bitte ansehen. Ohne sie beginnt die nächste Verwendung jedes Geheimnisses sie neu.</translation>
    </message>
    <message>
        <source>a secret for %1</source>
        <translation>ein Geheimnis für %1</translation>
    </message>
    <message>
        <source>one that was first used for %1</source>
        <translation>eines, das zuerst für %1 verwendet wurde</translation>
    </message>
    <message>
        <source>It was not sent. If it is meant for this server as well, add “%1” to its list in %2.</source>
        <translation>Es wurde nicht gesendet. Ist es auch für diesen Server bestimmt, „%1“ in seine Liste in %2 eintragen.</translation>
    </message>
</context>
<context>
    <name>OriginQueue</name>
    <message>
        <source>at most %1 requests waiting for one server</source>
        <translation>höchstens %1 wartende Anfragen für einen Server</translation>
    </message>
    <message>
        <source>one more</source>
        <translation>eine mehr</translation>
    </message>
    <message>
        <source>Ask for less, or less often.</source>
        <translation>Weniger oder seltener abfragen.</translation>
    </message>
</context>
<context>
    <name>OtherServer</name>
    <message>
        <source>a Redis</source>
        <translation>ein Redis</translation>
    </message>
    <message>
        <source>a web server</source>
        <translation>ein Webserver</translation>
    </message>
    <message>
        <source>a memcached</source>
        <translation>ein memcached</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Firing at %1.</source>
        <translation>Aktiv bei %1.</translation>
    </message>
    <message>
        <source>Not known since %1: %2 does not answer. It was firing then.</source>
        <translation>Nicht bekannt seit %1: %2 antwortet nicht. Damals war er aktiv.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for information</source>
        <translation>
            <numerusform>%n zur Kenntnis</numerusform>
            <numerusform>%n zur Kenntnis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>%n stummgeschaltet</numerusform>
            <numerusform>%n stummgeschaltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n nicht bekannt</numerusform>
            <numerusform>%n nicht bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Firing now</source>
        <translation>Jetzt aktiv</translation>
    </message>
    <message>
        <source>Alerts with a severity that pages, of all sources, each once; not those that are silenced.</source>
        <translation>Alarme, deren Schwere jemanden ruft, aus allen Quellen, jeder einmal; nicht die stummgeschalteten.</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>no warnings</source>
        <translation>keine Warnungen</translation>
    </message>
    <message>
        <source>%1 is not measured any more</source>
        <translation>%1 wird nicht mehr gemessen</translation>
    </message>
    <message>
        <source>%1 cannot be measured</source>
        <translation>%1 kann nicht gemessen werden</translation>
    </message>
    <message>
        <source>%1 burns %2</source>
        <translation>%1 verbrennt %2</translation>
    </message>
    <message>
        <source>%1 has overspent its budget</source>
        <translation>%1 hat sein Budget überzogen</translation>
    </message>
    <message>
        <source>%1 has %2 of its budget left</source>
        <translation>%1 hat noch %2 seines Budgets</translation>
    </message>
    <message>
        <source>Gone at %1 at this pace.</source>
        <translation>In diesem Tempo um %1 aufgebraucht.</translation>
    </message>
    <message>
        <source>Began %1 with deploy %2.</source>
        <translation>Begann %1 mit der Auslieferung %2.</translation>
    </message>
    <message>
        <source>Began %1.</source>
        <translation>Begann %1.</translation>
    </message>
    <message>
        <source>Began before %1.</source>
        <translation>Begann vor %1.</translation>
    </message>
    <message>
        <source>Budgets at risk</source>
        <translation>Gefährdete Budgets</translation>
    </message>
    <message>
        <source>Objectives with less than 35 % of their error budget left, or that spend it at the level of a page or a ticket.</source>
        <translation>Ziele, von deren Fehlerbudget weniger als 35 % übrig ist oder die es so schnell ausgeben, dass jemand gerufen oder ein Ticket geschrieben würde.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n not measured</source>
        <translation>
            <numerusform>%n nicht gemessen</numerusform>
            <numerusform>%n nicht gemessen</numerusform>
        </translation>
    </message>
    <message>
        <source>all have budget to spare</source>
        <translation>alle haben genug Budget</translation>
    </message>
    <message>
        <source>%1 could not be counted: %2</source>
        <translation>%1 konnte nicht gezählt werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n objective(s) cannot be measured while their source is silent.</source>
        <translation>
            <numerusform>%n Ziel kann nicht gemessen werden, solange seine Quelle schweigt.</numerusform>
            <numerusform>%n Ziele können nicht gemessen werden, solange ihre Quelle schweigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 is down from %2</source>
        <translation>%1 ist ausgefallen, gesehen aus %2</translation>
    </message>
    <message>
        <source>%1 is not observed</source>
        <translation>%1 wird nicht beobachtet</translation>
    </message>
    <message>
        <source>%1 is not observed from %2</source>
        <translation>%1 wird nicht beobachtet aus %2</translation>
    </message>
    <message>
        <source>The certificate of %1 has ended</source>
        <translation>Das Zertifikat von %1 ist abgelaufen</translation>
    </message>
    <message>
        <source>The certificate of %1 ends in %2</source>
        <translation>Das Zertifikat von %1 läuft in %2 ab</translation>
    </message>
    <message>
        <source>It ended %1.</source>
        <translation>Es lief ab: %1.</translation>
    </message>
    <message>
        <source>It ends %1.</source>
        <translation>Es läuft ab: %1.</translation>
    </message>
    <message>
        <source>%1 of %2 regions</source>
        <translation>%1 von %2 Regionen</translation>
    </message>
    <message>
        <source>Nothing is observed from %1</source>
        <translation>Aus %1 wird nichts beobachtet</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s). %1</source>
        <translation>
            <numerusform>%n Prüfung. %1</numerusform>
            <numerusform>%n Prüfungen. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) are slow from %1</source>
        <translation>
            <numerusform>%n Prüfung ist aus %1 langsam</numerusform>
            <numerusform>%n Prüfungen sind aus %1 langsam</numerusform>
        </translation>
    </message>
    <message>
        <source>Checks whose newest run failed from at least one region. Not observed is not down.</source>
        <translation>Prüfungen, deren neuester Lauf aus mindestens einer Region fehlschlug. Nicht beobachtet heißt nicht ausgefallen.</translation>
    </message>
    <message numerus="yes">
        <source>%n not observed</source>
        <translation>
            <numerusform>%n nicht beobachtet</numerusform>
            <numerusform>%n nicht beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>all observed</source>
        <translation>alle beobachtet</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n Sache braucht Aufmerksamkeit</numerusform>
            <numerusform>%n Sachen brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is watched yet</source>
        <translation>Noch wird nichts beobachtet</translation>
    </message>
    <message>
        <source>Nothing known needs you; history is still being fetched</source>
        <translation>Soweit bekannt, braucht Sie nichts; der Verlauf wird noch geholt</translation>
    </message>
    <message>
        <source>Nothing known needs you, but not all can be seen</source>
        <translation>Soweit bekannt, braucht Sie nichts, aber nicht alles ist zu sehen</translation>
    </message>
    <message>
        <source>Nothing needs you, as of %1</source>
        <translation>Nichts braucht Sie, Stand %1</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Gesehen von</translation>
    </message>
    <message>
        <source>A source is silent when nothing of it is newer than two of its intervals.</source>
        <translation>Eine Quelle schweigt, wenn nichts von ihr neuer ist als zwei ihrer Intervalle.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Sagte</translation>
    </message>
    <message numerus="yes">
        <source>%n objective(s) show what was known then.</source>
        <translation>
            <numerusform>%n Ziel zeigt, was damals bekannt war.</numerusform>
            <numerusform>%n Ziele zeigen, was damals bekannt war.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 refuses the login</source>
        <translation>%1 weist die Anmeldung zurück</translation>
    </message>
    <message>
        <source>%1 has not answered</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>%1 has never answered</source>
        <translation>%1 hat noch nie geantwortet</translation>
    </message>
    <message>
        <source>Nobody has asked it since.</source>
        <translation>Seitdem hat sie niemand gefragt.</translation>
    </message>
    <message>
        <source>%1 does not say which alerts are firing</source>
        <translation>%1 sagt nicht, welche Alarme aktiv sind</translation>
    </message>
    <message>
        <source>Its alerts were seen last some time ago.</source>
        <translation>Ihre Alarme wurden vor einiger Zeit zuletzt gesehen.</translation>
    </message>
    <message>
        <source>Sources that answer</source>
        <translation>Quellen, die antworten</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>of %1 answer</source>
        <translation>von %1 antworten</translation>
    </message>
    <message>
        <source>none is silent</source>
        <translation>keine schweigt</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>schweigt: %1</translation>
    </message>
    <message>
        <source>Oldest reading</source>
        <translation>Älteste Ablesung</translation>
    </message>
    <message>
        <source>What is firing at %1 is not known.</source>
        <translation>Was bei %1 aktiv ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>State by hour</source>
        <translation>Zustand nach Stunden</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) are not observed from %1</source>
        <translation>
            <numerusform>%n Prüfung wird aus %1 nicht beobachtet</numerusform>
            <numerusform>%n Prüfungen werden aus %1 nicht beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Nobody had asked it yet.</source>
        <translation>Sie war noch nicht gefragt worden.</translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation>
            <numerusform>%n veraltet</numerusform>
            <numerusform>%n veraltet</numerusform>
        </translation>
    </message>
    <message>
        <source>Checks down somewhere</source>
        <translation>Irgendwo ausgefallen</translation>
    </message>
    <message>
        <source>%1 is at step %2 of its budget policy</source>
        <translation>%1 ist bei Stufe %2 seiner Budget-Policy</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 gibt Alarm</translation>
    </message>
    <message>
        <source>%1 burns</source>
        <translation>%1 verbraucht Budget</translation>
    </message>
</context>
<context>
    <name>OverviewSection</name>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation>Was Aufmerksamkeit braucht</translation>
    </message>
    <message>
        <source>Worst first; below each its reason. The shape is the state: filled needs somebody now.</source>
        <translation>Das Schlimmste zuerst, darunter jeweils der Grund. Die Form ist der Zustand: gefüllt braucht jetzt jemanden.</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Alerts now</source>
        <translation>Alarme jetzt</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was er meldet</translation>
    </message>
    <message>
        <source>Firing, pending, silenced and those that nobody can see any more, of all sources, each once.</source>
        <translation>Feuernde, wartende, stummgeschaltete und solche, die niemand mehr sieht, aller Quellen, jeder einmal.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Endete</translation>
    </message>
    <message>
        <source>Past alerts</source>
        <translation>Vergangene Alarme</translation>
    </message>
    <message>
        <source>Those that fired in the last %1 and are over, newest first.</source>
        <translation>Die in den letzten %1 feuerten und vorbei sind, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>The newest %1 of %2; “traceo alerts history” has them all.</source>
        <translation>Die neuesten %1 von %2; „traceo alerts history“ hat alle.</translation>
    </message>
    <message numerus="yes">
        <source>%n past alerts or more</source>
        <translation>
            <numerusform>%n vergangener Alarm oder mehr</numerusform>
            <numerusform>%n vergangene Alarme oder mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past alerts</source>
        <translation>
            <numerusform>%n vergangener Alarm</numerusform>
            <numerusform>%n vergangene Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the worst: %2</source>
        <translation>%1; am schlimmsten: %2</translation>
    </message>
    <message>
        <source>Every source was heard up to %1.</source>
        <translation>Jede Quelle wurde bis %1 gehört.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>each alert once, whoever knows it; a source is silent after two intervals.</source>
        <translation>jeder Alarm einmal, wer ihn auch kennt; eine Quelle schweigt nach zwei Abständen.</translation>
    </message>
    <message>
        <source>The worst of burn rate and alerts in each hour of the last day, %1 of %2 services, worst first. Filled: bad. Hatched: not known.</source>
        <translation>Das Schlimmste aus Verbrauch und Alarmen in jeder Stunde des letzten Tages, %1 von %2 Diensten, die schlimmsten zuerst. Gefüllt: schlecht. Schraffiert: nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>OwnAlert</name>
    <message>
        <source>a window of whole minutes, of one at least</source>
        <translation>ein Fenster aus ganzen Minuten, mindestens einer</translation>
    </message>
    <message>
        <source>no more than the window of the SLO, %1</source>
        <translation>höchstens so lang wie das Fenster des SLO, %1</translation>
    </message>
    <message>
        <source>less than the long window, %1</source>
        <translation>kürzer als das lange Fenster, %1</translation>
    </message>
    <message>
        <source>whole minutes, no more than the window of the SLO, %1</source>
        <translation>ganze Minuten, höchstens so lang wie das Fenster des SLO, %1</translation>
    </message>
    <message>
        <source>a share of the budget above 0 and at most 100%</source>
        <translation>ein Anteil des Budgets über 0 und höchstens 100%</translation>
    </message>
    <message>
        <source>a factor above 0</source>
        <translation>ein Faktor über 0</translation>
    </message>
    <message>
        <source>a factor above 1 for a page: even spending burns at 1</source>
        <translation>ein Faktor über 1 für einen Alarm: Gleichmäßiger Verbrauch hat die Burn-Rate 1</translation>
    </message>
    <message>
        <source>Such a page calls people while the objective is kept.</source>
        <translation>Ein solcher Alarm ruft Menschen, obwohl das Ziel eingehalten wird.</translation>
    </message>
    <message>
        <source>%1, which is %2 of the budget of %3 in %4</source>
        <translation>%1, also %2 des Budgets von %3 in %4</translation>
    </message>
    <message>
        <source>a factor above 1: even spending burns at 1</source>
        <translation>ein Faktor über 1: Gleichmäßiger Verbrauch hat die Burn-Rate 1</translation>
    </message>
    <message>
        <source>Such a ticket fires while the objective is just missed.</source>
        <translation>Ein solches Ticket löst aus, wenn das Ziel gerade eben verfehlt wird.</translation>
    </message>
    <message>
        <source>Such a ticket never fires: it would while the objective is kept.</source>
        <translation>Ein solches Ticket löst nie aus: Es täte es, solange das Ziel eingehalten wird.</translation>
    </message>
    <message>
        <source>op: gt, as an alert of burn rates fires above its threshold</source>
        <translation>op: gt, da ein Alarm auf Burn-Rates über seiner Schwelle auslöst</translation>
    </message>
    <message>
        <source>It is read as gt: at the threshold itself it is quiet, and so are exported rules.</source>
        <translation>Es wird als gt gelesen: Genau auf der Schwelle bleibt der Alarm ruhig, exportierte Regeln ebenso.</translation>
    </message>
</context>
<context>
    <name>Owner</name>
    <message>
        <source>the owner's socket</source>
        <translation>der Socket des Eigentümers</translation>
    </message>
    <message>
        <source>bytes that are none</source>
        <translation>Bytes, die keines sind</translation>
    </message>
    <message>
        <source>Traceo's protocol</source>
        <translation>das Protokoll von Traceo</translation>
    </message>
    <message>
        <source>other bytes</source>
        <translation>andere Bytes</translation>
    </message>
    <message>
        <source>version %1 of the protocol</source>
        <translation>Version %1 des Protokolls</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Two versions of Traceo are running; start the older one again.</source>
        <translation>Zwei Versionen von Traceo laufen; die ältere neu starten.</translation>
    </message>
    <message>
        <source>at most %1 bytes</source>
        <translation>höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>a batch for the owner</source>
        <translation>ein Bündel für den Eigentümer</translation>
    </message>
    <message>
        <source>Import it in parts, or close the window first.</source>
        <translation>In Teilen importieren oder zuerst das Fenster schließen.</translation>
    </message>
    <message>
        <source>a folder that this user alone can enter</source>
        <translation>ein Ordner, den nur dieser Benutzer betreten kann</translation>
    </message>
    <message>
        <source>one that others can enter or own</source>
        <translation>einer, den andere betreten können oder besitzen</translation>
    </message>
    <message>
        <source>none, and none can be made</source>
        <translation>keiner, und es lässt sich keiner anlegen</translation>
    </message>
    <message>
        <source>the owner of the history</source>
        <translation>der Eigentümer der Historie</translation>
    </message>
    <message>
        <source>it is ending</source>
        <translation>er beendet sich gerade</translation>
    </message>
    <message>
        <source>a whole question</source>
        <translation>eine ganze Frage</translation>
    </message>
    <message>
        <source>a part, and then nothing</source>
        <translation>ein Teil und dann nichts</translation>
    </message>
    <message>
        <source>the owner's answer</source>
        <translation>die Antwort des Eigentümers</translation>
    </message>
    <message>
        <source>the same workspace</source>
        <translation>derselbe Workspace</translation>
    </message>
    <message>
        <source>Two workspaces share one history; only the one that is open is polled.</source>
        <translation>Zwei Workspaces teilen sich eine Historie; nur der geöffnete wird abgefragt.</translation>
    </message>
    <message>
        <source>one with a window</source>
        <translation>einer mit einem Fenster</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>ein Befehl</translation>
    </message>
    <message>
        <source>too many ask at once</source>
        <translation>zu viele fragen gleichzeitig</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>no sign of life</source>
        <translation>kein Lebenszeichen</translation>
    </message>
    <message>
        <source>Is that Traceo stopped or stuck? End it, and this works by itself.</source>
        <translation>Ist jenes Traceo angehalten oder hängt es? Beenden Sie es, dann geht dies von selbst.</translation>
    </message>
    <message>
        <source>an end within --timeout</source>
        <translation>ein Ende innerhalb von --timeout</translation>
    </message>
    <message>
        <source>it is still at work</source>
        <translation>er arbeitet noch</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>Er macht von selbst weiter.</translation>
    </message>
    <message>
        <source>a confirmation that everything is stored</source>
        <translation>eine Bestätigung, dass alles gespeichert ist</translation>
    </message>
    <message>
        <source>it ended before</source>
        <translation>er endete vorher</translation>
    </message>
    <message>
        <source>All of it is stored or nothing. Do it again: what is there is not counted twice.</source>
        <translation>Alles ist gespeichert oder nichts. Wiederholen Sie es: was da ist, zählt nicht doppelt.</translation>
    </message>
    <message>
        <source>it does not listen</source>
        <translation>er hört nicht zu</translation>
    </message>
    <message>
        <source>it ended</source>
        <translation>er hat sich beendet</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>SLOs</source>
        <translation>SLOs</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Synthetics</source>
        <translation>Synthetik</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
</context>
<context>
    <name>PartExcess</name>
    <message>
        <source>“bad” and “total” may be swapped, or “bad” counts what “total” does not.</source>
        <translation>„bad“ und „total“ sind vielleicht vertauscht, oder „bad“ zählt, was „total“ nicht zählt.</translation>
    </message>
    <message>
        <source>“good” and “total” may be swapped, or “good” counts what “total” does not.</source>
        <translation>„good“ und „total“ sind vielleicht vertauscht, oder „good“ zählt, was „total“ nicht zählt.</translation>
    </message>
    <message>
        <source>It is broken: %1 bad events of %2 in all.</source>
        <translation>Es ist defekt: %1 schlechte Ereignisse von %2 insgesamt.</translation>
    </message>
    <message>
        <source>It is broken: %1 good events of %2 in all.</source>
        <translation>Es ist defekt: %1 gute Ereignisse von %2 insgesamt.</translation>
    </message>
    <message>
        <source>no more bad events than events in all</source>
        <translation>nicht mehr schlechte Ereignisse als Ereignisse insgesamt</translation>
    </message>
    <message>
        <source>no more good events than events in all</source>
        <translation>nicht mehr gute Ereignisse als Ereignisse insgesamt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, its member %2</source>
        <translation>%1, sein Glied %2</translation>
    </message>
    <message>
        <source>That is so of its member %1.</source>
        <translation>Das gilt für sein Glied %1.</translation>
    </message>
    <message>
        <source>It is broken: minutes had more bad events than events in all. Each taken by the share that was too much, they add up to %1 minutes; %2 were counted.</source>
        <translation>Es ist defekt: Minuten hatten mehr schlechte Ereignisse als Ereignisse überhaupt. Jede mit dem Anteil genommen, der zu viel war, ergeben sie zusammen %1 Minuten; gezählt wurden %2.</translation>
    </message>
    <message>
        <source>It is broken: minutes had more good events than events in all. Each taken by the share that was too much, they add up to %1 minutes; %2 were counted.</source>
        <translation>Es ist defekt: Minuten hatten mehr gute Ereignisse als Ereignisse überhaupt. Jede mit dem Anteil genommen, der zu viel war, ergeben sie zusammen %1 Minuten; gezählt wurden %2.</translation>
    </message>
    <message>
        <source>more, by shares that add up to %1 of %2 minutes</source>
        <translation>mehr, nach Anteilen zusammen %1 von %2 Minuten</translation>
    </message>
</context>
<context>
    <name>PathPattern</name>
    <message>
        <source>a path</source>
        <translation>ein Pfad</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>a pattern with * for one part of the path</source>
        <translation>ein Muster mit * für einen Teil des Pfads</translation>
    </message>
    <message>
        <source>at most %1 files</source>
        <translation>höchstens %1 Dateien</translation>
    </message>
</context>
<context>
    <name>PostgresAnswer</name>
    <message>
        <source>a row for each database</source>
        <translation>eine Zeile für jede Datenbank</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>pg_stat_database and the server's version</source>
        <translation>pg_stat_database und die Version des Servers</translation>
    </message>
    <message>
        <source>an answer of another form</source>
        <translation>eine Antwort anderer Form</translation>
    </message>
    <message>
        <source>pg_stat_statements is missing in database %1, so nothing is known by statement. Add it to shared_preload_libraries in postgresql.conf, restart the server, and run there: CREATE EXTENSION pg_stat_statements;</source>
        <translation>pg_stat_statements fehlt in der Datenbank %1, also ist zu einzelnen Anweisungen nichts bekannt. In postgresql.conf zu shared_preload_libraries hinzufügen, den Server neu starten und dort ausführen: CREATE EXTENSION pg_stat_statements;</translation>
    </message>
    <message>
        <source>Statements of other users are hidden from %1. Run as a superuser: GRANT pg_read_all_stats TO %1;</source>
        <translation>Anweisungen anderer Benutzer sind vor %1 verborgen. Als Superuser ausführen: GRANT pg_read_all_stats TO %1;</translation>
    </message>
    <message>
        <source>Only the %L1 largest indexes are read.</source>
        <translation>Nur die %L1 größten Indexe werden gelesen.</translation>
    </message>
    <message>
        <source>Only the %L1 largest tables are read.</source>
        <translation>Nur die %L1 größten Tabellen werden gelesen.</translation>
    </message>
    <message>
        <source>Add it to shared_preload_libraries in postgresql.conf, restart the server, and run in database %1: CREATE EXTENSION pg_stat_statements;</source>
        <translation>In postgresql.conf zu shared_preload_libraries hinzufügen, den Server neu starten und in der Datenbank %1 ausführen: CREATE EXTENSION pg_stat_statements;</translation>
    </message>
    <message>
        <source>Run as a superuser: GRANT pg_read_all_stats TO %1;</source>
        <translation>Als Superuser ausführen: GRANT pg_read_all_stats TO %1;</translation>
    </message>
    <message>
        <source>Run in database %1: CREATE EXTENSION pg_buffercache;</source>
        <translation>In der Datenbank %1 ausführen: CREATE EXTENSION pg_buffercache;</translation>
    </message>
    <message>
        <source>Before PostgreSQL 16 it is only counted where the source says buffercache_scan: true.</source>
        <translation>Vor PostgreSQL 16 wird nur gezählt, wo die Quelle buffercache_scan: true sagt.</translation>
    </message>
</context>
<context>
    <name>PostgresSettings</name>
    <message>
        <source>sslmode: verify-full (or require) where a credential is sent</source>
        <translation>sslmode: verify-full (oder require), wo Zugangsdaten gesendet werden</translation>
    </message>
    <message>
        <source>an sslmode that encrypts for “tls”</source>
        <translation>ein sslmode, der für „tls“ verschlüsselt</translation>
    </message>
    <message>
        <source>sslmode: disable</source>
        <translation>sslmode: disable</translation>
    </message>
    <message>
        <source>postgresql://HOST:PORT/DATABASE</source>
        <translation>postgresql://HOST:PORT/DATABASE</translation>
    </message>
    <message>
        <source>more than one “/” behind the host</source>
        <translation>mehr als ein „/“ hinter dem Host</translation>
    </message>
    <message>
        <source>0 to %1 statements</source>
        <translation>0 bis %1 Anweisungen</translation>
    </message>
    <message>
        <source>no “collect”: PostgreSQL is asked for the same each time</source>
        <translation>kein „collect“: PostgreSQL wird jedes Mal nach demselben gefragt</translation>
    </message>
</context>
<context>
    <name>ProbeState</name>
    <message>
        <source>Down</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>In Betrieb</translation>
    </message>
</context>
<context>
    <name>PrometheusAnswer</name>
    <message>
        <source>at most %1 levels of JSON</source>
        <translation>höchstens %1 Ebenen JSON</translation>
    </message>
    <message>
        <source>texts of at most 1 MiB</source>
        <translation>Texte von höchstens 1 MiB</translation>
    </message>
    <message>
        <source>at most %L1 series</source>
        <translation>höchstens %L1 Zeitreihen</translation>
    </message>
    <message>
        <source>an answer in the form of Prometheus' HTTP API</source>
        <translation>eine Antwort in der Form der HTTP-API von Prometheus</translation>
    </message>
    <message>
        <source>JSON of another form</source>
        <translation>JSON anderer Form</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>a number outside the range of a double</source>
        <translation>eine Zahl außerhalb des Bereichs eines Double</translation>
    </message>
    <message>
        <source>a complete answer</source>
        <translation>eine vollständige Antwort</translation>
    </message>
    <message>
        <source>its end cut off</source>
        <translation>ihr Ende abgeschnitten</translation>
    </message>
    <message>
        <source>other text</source>
        <translation>anderer Text</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>an HTML page</source>
        <translation>eine HTML-Seite</translation>
    </message>
    <message>
        <source>text that is no JSON</source>
        <translation>Text, der kein JSON ist</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>an answer of Prometheus' HTTP API</source>
        <translation>eine Antwort der HTTP-API von Prometheus</translation>
    </message>
    <message>
        <source>Look at the URL: does a path such as /prometheus belong to it?</source>
        <translation>Die URL ansehen: Gehört ein Pfad wie /prometheus dazu?</translation>
    </message>
    <message>
        <source>an error: %1</source>
        <translation>ein Fehler: %1</translation>
    </message>
    <message>
        <source>the error %1: %2</source>
        <translation>der Fehler %1: %2</translation>
    </message>
    <message>
        <source>“status” and “data” in the answer</source>
        <translation>„status“ und „data“ in der Antwort</translation>
    </message>
    <message>
        <source>an answer of another form</source>
        <translation>eine Antwort anderer Form</translation>
    </message>
    <message>
        <source>a result of type %1</source>
        <translation>ein Ergebnis vom Typ %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>a list of series</source>
        <translation>eine Liste von Zeitreihen</translation>
    </message>
    <message>
        <source>plain values in it</source>
        <translation>einzelne Werte darin</translation>
    </message>
    <message>
        <source>samples in ascending time</source>
        <translation>Messwerte in aufsteigender Zeit</translation>
    </message>
    <message>
        <source>%L1 whose time repeats or falls; they were left out</source>
        <translation>%L1, deren Zeit sich wiederholt oder zurückspringt; sie wurden ausgelassen</translation>
    </message>
    <message>
        <source>pairs of time and value</source>
        <translation>Paare aus Zeit und Wert</translation>
    </message>
    <message>
        <source>%L1 others; they were left out</source>
        <translation>%L1 andere; sie wurden ausgelassen</translation>
    </message>
    <message>
        <source>series of numbers</source>
        <translation>Zeitreihen aus Zahlen</translation>
    </message>
    <message>
        <source>%L1 with native histograms; those were left out</source>
        <translation>%L1 mit nativen Histogrammen; die wurden ausgelassen</translation>
    </message>
    <message>
        <source>series with a name</source>
        <translation>Zeitreihen mit Namen</translation>
    </message>
    <message>
        <source>%L1 without; they were left out</source>
        <translation>%L1 ohne; sie wurden ausgelassen</translation>
    </message>
    <message>
        <source>The server calls its answer partial: %1</source>
        <translation>Der Server nennt seine Antwort unvollständig: %1</translation>
    </message>
    <message>
        <source>a list “%1” in the answer</source>
        <translation>eine Liste „%1“ in der Antwort</translation>
    </message>
    <message>
        <source>one series (sum it, as in sum(…))</source>
        <translation>eine Zeitreihe (summieren, etwa mit sum(…))</translation>
    </message>
    <message>
        <source>%1, such as %2 and %3</source>
        <translation>%1, etwa %2 und %3</translation>
    </message>
</context>
<context>
    <name>PrometheusExpression</name>
    <message>
        <source>another shape</source>
        <translation>eine andere Form</translation>
    </message>
    <message>
        <source>Is this a server that speaks Prometheus' HTTP API?</source>
        <translation>Spricht dieser Server die HTTP-API von Prometheus?</translation>
    </message>
    <message>
        <source>a series with its labels</source>
        <translation>eine Zeitreihe mit ihren Labels</translation>
    </message>
    <message>
        <source>labels as text</source>
        <translation>Labels als Text</translation>
    </message>
    <message>
        <source>a time and a value</source>
        <translation>Zeit und Wert</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>the expression</source>
        <translation>der Ausdruck</translation>
    </message>
    <message>
        <source>one the server can evaluate</source>
        <translation>einer, den der Server auswerten kann</translation>
    </message>
    <message>
        <source>its data</source>
        <translation>seine Daten</translation>
    </message>
    <message>
        <source>a vector, a matrix or a scalar</source>
        <translation>ein Vektor, eine Matrix oder ein Skalar</translation>
    </message>
</context>
<context>
    <name>Pyrra</name>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>a window of which a minute is left for Pyrra's shortest alerts</source>
        <translation>ein Fenster, von dem für Pyrras kürzeste Alarme eine Minute bleibt</translation>
    </message>
    <message>
        <source>Pyrra needs 2.8 days or more.</source>
        <translation>Pyrra braucht mindestens 2,8 Tage.</translation>
    </message>
</context>
<context>
    <name>RedisAnswer</name>
    <message>
        <source>The server wants a password: write auth: {kind: basic, secret: keychain:NAME} in the source, with user: NAME where it is not that of the user “default”.</source>
        <translation>Der Server verlangt ein Passwort: in der Quelle auth: {kind: basic, secret: keychain:NAME} schreiben, mit user: NAME, wo es nicht das des Benutzers „default“ ist.</translation>
    </message>
    <message>
        <source>Check user and secret under auth: {kind: basic, user: NAME, secret: keychain:NAME}; without a user it is the password of the user “default”, or requirepass.</source>
        <translation>Benutzer und Geheimnis unter auth: {kind: basic, user: NAME, secret: keychain:NAME} prüfen; ohne user ist es das Passwort des Benutzers „default“, oder requirepass.</translation>
    </message>
    <message>
        <source>Protected mode: the server has no password and lets in its own machine only. Give it one (an ACL user or requirepass) and name it under “auth” of the source.</source>
        <translation>Geschützter Modus: Der Server hat kein Passwort und lässt nur den eigenen Rechner ein. Ihm eines geben (einen ACL-Benutzer oder requirepass) und es unter „auth“ der Quelle nennen.</translation>
    </message>
    <message>
        <source>The server is older or another product, or whoever runs it has renamed or closed the command.</source>
        <translation>Der Server ist älter oder ein anderes Produkt, oder sein Betreiber hat den Befehl umbenannt oder gesperrt.</translation>
    </message>
    <message>
        <source>The server is reading its data from the disk; it is asked again.</source>
        <translation>Der Server liest seine Daten von der Platte; er wird wieder gefragt.</translation>
    </message>
    <message>
        <source>The replica has lost its primary and may not serve what it has (replica-serve-stale-data no); it is asked again.</source>
        <translation>Die Replik hat ihren Primary verloren und darf nicht ausliefern, was sie hat (replica-serve-stale-data no); sie wird wieder gefragt.</translation>
    </message>
    <message>
        <source>A script keeps the server busy; it is asked again. SCRIPT KILL ends one that has not written.</source>
        <translation>Ein Skript beschäftigt den Server; er wird wieder gefragt. SCRIPT KILL beendet eines, das nichts geschrieben hat.</translation>
    </message>
    <message>
        <source>Keys are being moved; it is asked again.</source>
        <translation>Schlüssel werden gerade verschoben; er wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Parts of the cluster have no node; it is asked again.</source>
        <translation>Teile des Clusters haben keinen Knoten; er wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Raise maxclients, or find out who keeps so many connections (CLIENT LIST); it is asked again.</source>
        <translation>maxclients erhöhen oder herausfinden, wer so viele Verbindungen hält (CLIENT LIST); er wird wieder gefragt.</translation>
    </message>
    <message>
        <source>The key lives at another node of the cluster: write a source for each node.</source>
        <translation>Der Schlüssel liegt auf einem anderen Knoten des Clusters: für jeden Knoten eine Quelle schreiben.</translation>
    </message>
    <message>
        <source>The key is being moved to another node.</source>
        <translation>Der Schlüssel wird gerade auf einen anderen Knoten verschoben.</translation>
    </message>
    <message>
        <source>Let an administrator of the server run: ACL SETUSER %1 ~PATTERN, for the keys that may be read.</source>
        <translation>Von einem Administrator des Servers ausführen lassen: ACL SETUSER %1 ~PATTERN, für die Schlüssel, die gelesen werden dürfen.</translation>
    </message>
    <message>
        <source>Let an administrator of the server run: ACL SETUSER traceo on &gt;PASSWORD %1; and name that user under “auth” of the source.</source>
        <translation>Von einem Administrator des Servers ausführen lassen: ACL SETUSER traceo on &gt;PASSWORD %1; und diesen Benutzer unter „auth“ der Quelle nennen.</translation>
    </message>
    <message>
        <source>Let an administrator of the server run: ACL SETUSER %1 %2</source>
        <translation>Von einem Administrator des Servers ausführen lassen: ACL SETUSER %1 %2</translation>
    </message>
    <message>
        <source>a login that the server accepts</source>
        <translation>eine Anmeldung, die der Server annimmt</translation>
    </message>
    <message>
        <source>an answer to %1</source>
        <translation>eine Antwort auf %1</translation>
    </message>
    <message>
        <source>a server in protected mode</source>
        <translation>ein Server im geschützten Modus</translation>
    </message>
    <message>
        <source>a server that has no password</source>
        <translation>ein Server, der kein Passwort hat</translation>
    </message>
    <message>
        <source>Leave out “auth” of the source.</source>
        <translation>„auth“ der Quelle weglassen.</translation>
    </message>
    <message>
        <source>a server that knows no users (Redis before 6)</source>
        <translation>ein Server, der keine Benutzer kennt (Redis vor 6)</translation>
    </message>
    <message>
        <source>Leave out “user” under “auth” of the source.</source>
        <translation>„user“ unter „auth“ der Quelle weglassen.</translation>
    </message>
    <message>
        <source>a server that does not know AUTH</source>
        <translation>ein Server, der AUTH nicht kennt</translation>
    </message>
    <message>
        <source>a login that it refused</source>
        <translation>eine Anmeldung, die er abgelehnt hat</translation>
    </message>
    <message>
        <source>Write redis:// in the source's url, or name the port where it speaks TLS (tls-port).</source>
        <translation>In der url der Quelle redis:// schreiben oder den Port angeben, an dem er TLS spricht (tls-port).</translation>
    </message>
    <message>
        <source>The server may want a client certificate: tls: {cert: FILE, key: FILE}. Or it is just starting.</source>
        <translation>Der Server verlangt vielleicht ein Client-Zertifikat: tls: {cert: FILE, key: FILE}. Oder er startet gerade.</translation>
    </message>
    <message>
        <source>The server may speak TLS at this port (then write rediss:// in the source's url), be starting, or be none of Redis.</source>
        <translation>Der Server spricht an diesem Port vielleicht TLS (dann in der url der Quelle rediss:// schreiben), startet gerade oder ist kein Redis.</translation>
    </message>
    <message>
        <source>a reply of Redis</source>
        <translation>eine Antwort von Redis</translation>
    </message>
    <message>
        <source>a connection that the server closed before one</source>
        <translation>eine Verbindung, die der Server schloss, bevor eine kam</translation>
    </message>
    <message>
        <source>a whole reply of Redis</source>
        <translation>eine vollständige Antwort von Redis</translation>
    </message>
    <message>
        <source>a connection that broke after %1 bytes of it</source>
        <translation>eine Verbindung, die nach %1 Bytes davon abbrach</translation>
    </message>
    <message>
        <source>a cursor and keys</source>
        <translation>ein Cursor und Schlüssel</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>the bytes of a key</source>
        <translation>die Bytes eines Schlüssels</translation>
    </message>
    <message>
        <source>a client a line</source>
        <translation>ein Client je Zeile</translation>
    </message>
    <message>
        <source>the lines of INFO</source>
        <translation>die Zeilen von INFO</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>INFO of a Redis, with a line such as “redis_version:7.0.15”</source>
        <translation>INFO eines Redis, mit einer Zeile wie „redis_version:7.0.15“</translation>
    </message>
    <message>
        <source>Look at the host and the port: is it a Redis, Valkey, KeyDB or Dragonfly?</source>
        <translation>Host und Port prüfen: Ist es ein Redis, Valkey, KeyDB oder Dragonfly?</translation>
    </message>
    <message>
        <source>a server that keeps keys</source>
        <translation>ein Server, der Schlüssel aufbewahrt</translation>
    </message>
    <message>
        <source>a Sentinel</source>
        <translation>ein Sentinel</translation>
    </message>
    <message>
        <source>Name the servers it watches, each as a source of its own.</source>
        <translation>Die Server nennen, die er überwacht, jeden als eigene Quelle.</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>calls and buckets</source>
        <translation>Aufrufe und Buckets</translation>
    </message>
    <message>
        <source>numbers in its buckets</source>
        <translation>Zahlen in seinen Buckets</translation>
    </message>
    <message>
        <source>ascending buckets</source>
        <translation>aufsteigende Buckets</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>a list of latency events</source>
        <translation>eine Liste von Latenzereignissen</translation>
    </message>
    <message>
        <source>an event, its time and its length</source>
        <translation>ein Ereignis, seine Zeit und seine Dauer</translation>
    </message>
    <message>
        <source>a list of commands and their latencies</source>
        <translation>eine Liste von Befehlen und ihren Latenzen</translation>
    </message>
    <message>
        <source>a command's name</source>
        <translation>der Name eines Befehls</translation>
    </message>
    <message>
        <source>a name and a number</source>
        <translation>ein Name und eine Zahl</translation>
    </message>
    <message>
        <source>a list of names and numbers</source>
        <translation>eine Liste von Namen und Zahlen</translation>
    </message>
    <message>
        <source>a list of names and values</source>
        <translation>eine Liste von Namen und Werten</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>a list of slow commands</source>
        <translation>eine Liste langsamer Befehle</translation>
    </message>
    <message>
        <source>number, time, length and command of each entry</source>
        <translation>Nummer, Zeit, Dauer und Befehl jedes Eintrags</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>the error “%1”</source>
        <translation>der Fehler „%1“</translation>
    </message>
    <message>
        <source>The number at the end of the source's url names a database that the server does not have: its setting “databases” says how many there are, in a cluster one. Leave it out, or write a smaller one.</source>
        <translation>Die Zahl am Ende der url der Quelle nennt eine Datenbank, die der Server nicht hat: Wie viele es sind, sagt seine Einstellung „databases“, in einem Cluster eine. Die Zahl weglassen oder eine kleinere schreiben.</translation>
    </message>
    <message>
        <source>The server cannot save its data and refuses commands until it can: look at its log, its disk and INFO persistence.</source>
        <translation>Der Server kann seine Daten nicht sichern und verweigert Befehle, bis er es kann: nach seinem Protokoll, seiner Platte und INFO persistence sehen.</translation>
    </message>
    <message>
        <source>The server is at maxmemory and frees nothing: raise it, or let maxmemory-policy evict keys.</source>
        <translation>Der Server ist an maxmemory angelangt und gibt nichts frei: den Wert erhöhen oder maxmemory-policy Schlüssel verdrängen lassen.</translation>
    </message>
    <message>
        <source>These are the server's own words. Ask it the same with redis-cli, and look into its log and at what lies in between (a proxy).</source>
        <translation>Das sind die Worte des Servers. Ihn mit redis-cli dasselbe fragen und in sein Protokoll sehen und nach dem, was dazwischenliegt (ein Proxy).</translation>
    </message>
    <message>
        <source>The server was stopped or crashed, or something in between (a proxy, a tunnel) cut the line; it is asked again. If it stays, look into the log of the server.</source>
        <translation>Der Server wurde beendet oder ist abgestürzt, oder etwas dazwischen (ein Proxy, ein Tunnel) hat die Leitung getrennt; er wird wieder gefragt. Bleibt es so, in das Protokoll des Servers sehen.</translation>
    </message>
    <message>
        <source>line %1, %2</source>
        <translation>Zeile %1, %2</translation>
    </message>
    <message>
        <source>a number of 0 or more</source>
        <translation>eine Zahl ab 0</translation>
    </message>
    <message>
        <source>Ask the same with redis-cli: a proxy in between, or a product that only resembles Redis, may answer otherwise.</source>
        <translation>Mit redis-cli dasselbe fragen: Ein Proxy dazwischen oder ein Produkt, das Redis nur ähnelt, antwortet vielleicht anders.</translation>
    </message>
    <message>
        <source>Ask the server itself with redis-cli INFO: a proxy in between, or a program that only resembles Redis, may write it so.</source>
        <translation>Den Server selbst mit redis-cli INFO fragen: Ein Proxy dazwischen oder ein Programm, das Redis nur ähnelt, schreibt es vielleicht so.</translation>
    </message>
</context>
<context>
    <name>RedisCommands</name>
    <message>
        <source>a command that only reads: %1</source>
        <translation>ein Befehl, der nur liest: %1</translation>
    </message>
    <message>
        <source>A connection serves many questions; a question names its database as its path.</source>
        <translation>Eine Verbindung dient vielen Fragen; eine Frage nennt ihre Datenbank als Pfad.</translation>
    </message>
    <message>
        <source>It was not sent.</source>
        <translation>Er wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>CONFIG GET of settings that begin with maxmemory</source>
        <translation>CONFIG GET von Einstellungen, die mit maxmemory beginnen</translation>
    </message>
    <message>
        <source>another setting</source>
        <translation>eine andere Einstellung</translation>
    </message>
    <message>
        <source>Among the others are passwords. It was not sent.</source>
        <translation>Unter den anderen sind Kennwörter. Es wurde nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>RedisConnection</name>
    <message>
        <source>one reply of Redis for each question</source>
        <translation>eine Antwort von Redis auf jede Frage</translation>
    </message>
    <message>
        <source>more of them</source>
        <translation>mehr davon</translation>
    </message>
    <message>
        <source>Another service may listen at this port.</source>
        <translation>An diesem Port läuft vielleicht ein anderer Dienst.</translation>
    </message>
</context>
<context>
    <name>RedisExchange</name>
    <message>
        <source>a request that was cancelled</source>
        <translation>eine abgebrochene Anfrage</translation>
    </message>
    <message>
        <source>The host is down, a firewall drops what is sent to it, or the server does not speak TLS at this port (then write redis:// in the source's url).</source>
        <translation>Der Host ist ausgefallen, eine Firewall verwirft, was an ihn geht, oder der Server spricht an diesem Port kein TLS (dann in der url der Quelle redis:// schreiben).</translation>
    </message>
    <message>
        <source>The host is down, or a firewall drops what is sent to it.</source>
        <translation>Der Host ist ausgefallen, oder eine Firewall verwirft, was an ihn geht.</translation>
    </message>
    <message>
        <source>the secret from its store</source>
        <translation>das Geheimnis aus seinem Speicher</translation>
    </message>
    <message>
        <source>no answer from the store</source>
        <translation>keine Antwort des Speichers</translation>
    </message>
    <message>
        <source>Unlock the keychain.</source>
        <translation>Schlüsselbund entsperren.</translation>
    </message>
    <message>
        <source>no connection so far</source>
        <translation>bisher keine Verbindung</translation>
    </message>
    <message>
        <source>%1 bytes of it so far</source>
        <translation>bisher %1 Bytes davon</translation>
    </message>
    <message>
        <source>no reply so far</source>
        <translation>bisher keine Antwort</translation>
    </message>
    <message>
        <source>a whole reply of Redis within %1 ms</source>
        <translation>eine vollständige Antwort von Redis innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>a byte at least every %1 ms</source>
        <translation>mindestens alle %1 ms ein Byte</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>The server is busy with a long command or script, is stopped, does not speak TLS at this port (then write redis:// in the source's url), or another service listens there. SLOWLOG GET names long commands.</source>
        <translation>Der Server ist mit einem langen Befehl oder Skript beschäftigt, ist angehalten, spricht an diesem Port kein TLS (dann in der url der Quelle redis:// schreiben), oder dort läuft ein anderer Dienst. SLOWLOG GET nennt lange Befehle.</translation>
    </message>
    <message>
        <source>The server is busy with a long command or script, is stopped, or another service listens at this port. SLOWLOG GET names long commands.</source>
        <translation>Der Server ist mit einem langen Befehl oder Skript beschäftigt, ist angehalten, oder an diesem Port läuft ein anderer Dienst. SLOWLOG GET nennt lange Befehle.</translation>
    </message>
    <message>
        <source>The server or the line to it stalled in mid-reply; it is asked again. If it stays, look for a long command (SLOWLOG GET) and at what lies in between: a proxy, a tunnel, a firewall.</source>
        <translation>Der Server oder die Leitung zu ihm stockte mitten in der Antwort; er wird wieder gefragt. Bleibt es so, nach einem langen Befehl sehen (SLOWLOG GET) und nach dem, was dazwischenliegt: ein Proxy, ein Tunnel, eine Firewall.</translation>
    </message>
    <message>
        <source>silence after %1 bytes of a reply</source>
        <translation>Stille nach %1 Bytes einer Antwort</translation>
    </message>
    <message>
        <source>a connection, and no byte from the server</source>
        <translation>eine Verbindung, und kein Byte vom Server</translation>
    </message>
</context>
<context>
    <name>RedisLane</name>
    <message>
        <source>at most %1 commands waiting for one server</source>
        <translation>höchstens %1 wartende Befehle für einen Server</translation>
    </message>
    <message>
        <source>one more</source>
        <translation>einer mehr</translation>
    </message>
    <message>
        <source>Ask for less, or less often.</source>
        <translation>Weniger oder seltener abfragen.</translation>
    </message>
</context>
<context>
    <name>RedisLine</name>
    <message>
        <source>the end of the program</source>
        <translation>das Programmende</translation>
    </message>
</context>
<context>
    <name>RedisQuestion</name>
    <message>
        <source>an address that begins with redis:// or rediss://</source>
        <translation>eine Adresse, die mit redis:// oder rediss:// beginnt</translation>
    </message>
    <message>
        <source>an address without user and password</source>
        <translation>eine Adresse ohne Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Write auth: {kind: basic, user: …, secret: keychain:…} instead.</source>
        <translation>Stattdessen auth: {kind: basic, user: …, secret: keychain:…} schreiben.</translation>
    </message>
    <message>
        <source>a user and a password, or a password alone</source>
        <translation>ein Benutzer und ein Passwort, oder ein Passwort allein</translation>
    </message>
    <message>
        <source>another kind of login</source>
        <translation>eine andere Art der Anmeldung</translation>
    </message>
    <message>
        <source>rediss:// where a credential is sent</source>
        <translation>rediss://, wo Zugangsdaten gesendet werden</translation>
    </message>
    <message>
        <source>redis://, which anybody on the way can read</source>
        <translation>redis://, das unterwegs jeder mitlesen kann</translation>
    </message>
    <message>
        <source>Where the network is trusted, allow_plain_auth: true permits it.</source>
        <translation>In einem vertrauenswürdigen Netz erlaubt es allow_plain_auth: true.</translation>
    </message>
    <message>
        <source>the number of a database as the path, or none</source>
        <translation>die Nummer einer Datenbank als Pfad, oder keiner</translation>
    </message>
    <message>
        <source>a password</source>
        <translation>ein Passwort</translation>
    </message>
    <message>
        <source>an empty one</source>
        <translation>ein leeres</translation>
    </message>
</context>
<context>
    <name>RedisReply</name>
    <message>
        <source>A web server listens at this port; name the one of Redis, usually 6379.</source>
        <translation>An diesem Port läuft ein Webserver; den von Redis angeben, meist 6379.</translation>
    </message>
    <message>
        <source>An SSH server listens at this port; name the one of Redis, usually 6379.</source>
        <translation>An diesem Port läuft ein SSH-Server; den von Redis angeben, meist 6379.</translation>
    </message>
    <message>
        <source>That is how memcached answers; it is asked through memcached_exporter.</source>
        <translation>So antwortet memcached; es wird über memcached_exporter abgefragt.</translation>
    </message>
    <message>
        <source>Another service may listen at this port; Redis' is usually 6379.</source>
        <translation>An diesem Port läuft vielleicht ein anderer Dienst; der von Redis ist meist 6379.</translation>
    </message>
    <message>
        <source>a reply of Redis</source>
        <translation>eine Antwort von Redis</translation>
    </message>
    <message>
        <source>a server that speaks TLS at this port</source>
        <translation>ein Server, der an diesem Port TLS spricht</translation>
    </message>
    <message>
        <source>Write rediss:// in the source's url.</source>
        <translation>In der url der Quelle rediss:// schreiben.</translation>
    </message>
    <message>
        <source>A proxy in between may have changed it, or another service listens at this port.</source>
        <translation>Ein Proxy dazwischen hat sie vielleicht verändert, oder an diesem Port läuft ein anderer Dienst.</translation>
    </message>
    <message>
        <source>memory for a reply</source>
        <translation>Speicher für eine Antwort</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>a line of more than %1 bytes</source>
        <translation>eine Zeile von mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>the announcement of a text of %1 bytes</source>
        <translation>die Ankündigung eines Textes von %1 Bytes</translation>
    </message>
    <message>
        <source>lists in lists, more than %1 deep</source>
        <translation>Listen in Listen, tiefer als %1</translation>
    </message>
    <message>
        <source>the announcement of a list of %1 elements</source>
        <translation>die Ankündigung einer Liste von %1 Elementen</translation>
    </message>
    <message>
        <source>a reply of at most %1 elements</source>
        <translation>eine Antwort von höchstens %1 Elementen</translation>
    </message>
    <message>
        <source>a reply of at most %1 bytes</source>
        <translation>eine Antwort von höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>a whole reply of Redis</source>
        <translation>eine vollständige Antwort von Redis</translation>
    </message>
    <message>
        <source>the first %1 bytes of one</source>
        <translation>die ersten %1 Bytes einer solchen</translation>
    </message>
    <message>
        <source>%1 bytes after it</source>
        <translation>%1 Bytes danach</translation>
    </message>
    <message>
        <source>It was not read. Ask the same with redis-cli: a value or a list may really be so large; else a proxy in between, or a service that is no Redis, answers at this port.</source>
        <translation>Sie wurde nicht gelesen. Mit redis-cli dasselbe fragen: Ein Wert oder eine Liste kann wirklich so groß sein; sonst antwortet an diesem Port ein Proxy dazwischen oder ein Dienst, der kein Redis ist.</translation>
    </message>
</context>
<context>
    <name>RedisSource</name>
    <message>
        <source>1 to %1 patterns such as 'session:*', each once</source>
        <translation>1 bis %1 Muster wie 'session:*', jedes einmal</translation>
    </message>
    <message>
        <source>a time from 1m to 1d</source>
        <translation>eine Zeit von 1m bis 1d</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a URL without a path, or with the number of a database: redis://cache-1:6379/2</source>
        <translation>eine URL ohne Pfad oder mit der Nummer einer Datenbank: redis://cache-1:6379/2</translation>
    </message>
    <message>
        <source>no “collect”: a Redis is asked for all it tells of itself</source>
        <translation>kein „collect“: Ein Redis wird nach allem gefragt, was er von sich angibt</translation>
    </message>
    <message>
        <source>an answer to %1</source>
        <translation>eine Antwort auf %1</translation>
    </message>
    <message>
        <source>INFO as a text</source>
        <translation>INFO als Text</translation>
    </message>
    <message>
        <source>a number from 1 to %L1</source>
        <translation>eine Zahl von 1 bis %L1</translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
</context>
<context>
    <name>ReportDocument</name>
    <message>
        <source>the name of an SLO of this workspace</source>
        <translation>der Name eines SLO dieses Workspace</translation>
    </message>
</context>
<context>
    <name>RequestRound</name>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>a question that was called off</source>
        <translation>eine zurückgezogene Frage</translation>
    </message>
    <message>
        <source>at most %L1 parts of an answer</source>
        <translation>höchstens %L1 Teile einer Antwort</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
</context>
<context>
    <name>SampleRows</name>
    <message>
        <source>a time such as 2026-11-23T14:05:00Z</source>
        <translation>eine Zeit wie 2026-11-23T14:05:00Z</translation>
    </message>
    <message>
        <source>a number that a double can hold</source>
        <translation>eine Zahl, die in ein Double passt</translation>
    </message>
    <message>
        <source>a quote without its end</source>
        <translation>ein Anführungszeichen ohne Ende</translation>
    </message>
    <message>
        <source>text behind a quoted cell</source>
        <translation>Text hinter einer Zelle in Anführungszeichen</translation>
    </message>
    <message>
        <source>a quote inside of a cell</source>
        <translation>ein Anführungszeichen innerhalb einer Zelle</translation>
    </message>
    <message>
        <source>more than 1,000 columns</source>
        <translation>mehr als 1.000 Spalten</translation>
    </message>
    <message>
        <source>a cell over 1 MiB</source>
        <translation>eine Zelle über 1 MiB</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>each of source, name, labels, time and value at most once</source>
        <translation>jedes von source, name, labels, time und value höchstens einmal</translation>
    </message>
    <message>
        <source>a column “%1”</source>
        <translation>eine Spalte „%1“</translation>
    </message>
    <message>
        <source>none of this name</source>
        <translation>keine dieses Namens</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>a metric name</source>
        <translation>ein Metrikname</translation>
    </message>
    <message>
        <source>labels such as {a="1",b="2"}</source>
        <translation>Labels wie {a="1",b="2"}</translation>
    </message>
    <message>
        <source>a metric name as “name”</source>
        <translation>ein Metrikname als „name“</translation>
    </message>
    <message>
        <source>an object of texts as “labels”</source>
        <translation>ein Objekt aus Texten als „labels“</translation>
    </message>
    <message>
        <source>a line break at the end</source>
        <translation>ein Zeilenumbruch am Ende</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>das Dateiende</translation>
    </message>
    <message>
        <source>If the file is complete, add a line break.</source>
        <translation>Ist die Datei vollständig, einen Zeilenumbruch anfügen.</translation>
    </message>
    <message>
        <source>a JSON object in one line</source>
        <translation>ein JSON-Objekt in einer Zeile</translation>
    </message>
</context>
<context>
    <name>SavedVersion</name>
    <message>
        <source>a file that can be read</source>
        <translation>eine lesbare Datei</translation>
    </message>
    <message>
        <source>at most 1 MiB</source>
        <translation>höchstens 1 MiB</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>the SLOs that were there</source>
        <translation>die SLOs, die da waren</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>a workspace of yours</source>
        <translation>ein eigener Arbeitsbereich</translation>
    </message>
    <message>
        <source>the demo, which is made anew at each start</source>
        <translation>die Demo, die bei jedem Start neu gemacht wird</translation>
    </message>
    <message>
        <source>“Add source…” makes one.</source>
        <translation>„Quelle hinzufügen …“ legt einen an.</translation>
    </message>
</context>
<context>
    <name>SecondOpinion</name>
    <message>
        <source>one that its server evaluates</source>
        <translation>eines, das sein Server auswertet</translation>
    </message>
    <message>
        <source>It cannot be compared; “traceo slo slices” shows what was counted.</source>
        <translation>Es lässt sich nicht vergleichen; „traceo slo slices“ zeigt, was gezählt wurde.</translation>
    </message>
    <message>
        <source>Pyrra, performance</source>
        <translation>Pyrra, Performance</translation>
    </message>
    <message>
        <source>nothing happened: 0 ÷ 0</source>
        <translation>nichts geschah: 0 ÷ 0</translation>
    </message>
    <message>
        <source>no series there: no answer</source>
        <translation>dort keine Zeitreihe: keine Antwort</translation>
    </message>
    <message>
        <source>first samples of counters</source>
        <translation>erste Messwerte von Zählern</translation>
    </message>
    <message>
        <source>small falls</source>
        <translation>kleine Rückgänge</translation>
    </message>
    <message>
        <source>a part above its total</source>
        <translation>ein Teil größer als sein Gesamtwert</translation>
    </message>
    <message>
        <source>extrapolation</source>
        <translation>Extrapolation</translation>
    </message>
    <message>
        <source>the range holds its beginning</source>
        <translation>der Bereich enthält seinen Anfang</translation>
    </message>
    <message>
        <source>mean of ratios</source>
        <translation>Mittel von Verhältnissen</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>&lt; %1 pp</source>
        <comment>percentage points</comment>
        <translation>&lt; %1 pp</translation>
    </message>
    <message>
        <source>%1 pp</source>
        <comment>percentage points</comment>
        <translation>%1 pp</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a reason and its effect</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>It is made of other SLOs, for which other tools have no query.</source>
        <translation>Es besteht aus anderen SLOs, für die andere Werkzeuge keine Abfrage haben.</translation>
    </message>
    <message>
        <source>Its server evaluates it each minute: of the answers there are no raw samples that others could count.</source>
        <translation>Sein Server wertet es jede Minute aus: Von den Antworten gibt es keine Rohwerte, die andere zählen könnten.</translation>
    </message>
    <message>
        <source>Each of its samples is what happened since the one before, which other tools take for a counter's level.</source>
        <translation>Jeder seiner Werte ist, was seit dem vorigen geschah; andere Werkzeuge halten ihn für den Stand eines Zählers.</translation>
    </message>
    <message>
        <source>Each of its samples is held against a threshold, which other tools do at steps of their own.</source>
        <translation>Jeder seiner Werte wird an einer Schwelle gemessen; andere Werkzeuge tun das in eigenen Schritten.</translation>
    </message>
    <message>
        <source>Of a native histogram what lies within the threshold is kept, not the histogram that others would read.</source>
        <translation>Von einem nativen Histogramm wird behalten, was innerhalb der Schwelle liegt, nicht das Histogramm, das andere lesen würden.</translation>
    </message>
    <message>
        <source>What is within four times the threshold counts half, which no rule of other tools knows.</source>
        <translation>Was innerhalb der vierfachen Schwelle liegt, zählt halb; das kennt keine Regel anderer Werkzeuge.</translation>
    </message>
    <message>
        <source>an SLO that other tools count as well</source>
        <translation>ein SLO, das auch andere Werkzeuge zählen</translation>
    </message>
    <message>
        <source>Its threshold is no boundary of the histogram: other tools would ask for a bucket that is not there.</source>
        <translation>Seine Schwelle ist keine Grenze des Histogramms: Andere Werkzeuge fragten nach einem Bucket, den es nicht gibt.</translation>
    </message>
    <message>
        <source>good minutes, not events</source>
        <translation>gute Minuten statt Ereignisse</translation>
    </message>
    <message>
        <source>exclusions</source>
        <translation>Ausschlüsse</translation>
    </message>
    <message>
        <source>raw samples gone or to come</source>
        <translation>Rohwerte fehlen oder kommen noch</translation>
    </message>
    <message>
        <source>too little known for a value of ours</source>
        <translation>zu wenig bekannt für einen Wert von uns</translation>
    </message>
    <message>
        <source>success alone, not status or duration</source>
        <translation>nur der Erfolg, nicht Status oder Dauer</translation>
    </message>
    <message>
        <source>rules at the ends of the window</source>
        <translation>Regeln an den Enden des Fensters</translation>
    </message>
</context>
<context>
    <name>Secret</name>
    <message>
        <source>keychain:NAME, file:PATH or env:NAME</source>
        <translation>keychain:NAME, file:PATH oder env:NAME</translation>
    </message>
    <message>
        <source>The workspace names a secret; it never holds one.</source>
        <translation>Der Workspace nennt ein Geheimnis; er enthält nie eines.</translation>
    </message>
    <message>
        <source>no name behind the colon</source>
        <translation>kein Name hinter dem Doppelpunkt</translation>
    </message>
    <message>
        <source>no name of an environment variable</source>
        <translation>kein Name einer Umgebungsvariable</translation>
    </message>
    <message>
        <source>a text that names no store</source>
        <translation>ein Text, der keinen Speicher nennt</translation>
    </message>
</context>
<context>
    <name>SectionReader</name>
    <message>
        <source>Did you mean %1?</source>
        <translation>War %1 gemeint?</translation>
    </message>
    <message>
        <source>a selector such as %1</source>
        <translation>ein Selektor wie %1</translation>
    </message>
    <message>
        <source>Put quotes around a selector with braces.</source>
        <translation>Einen Selektor mit geschweiften Klammern in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>This is at %1 of the selector.</source>
        <translation>Das ist bei %1 des Selektors.</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>ein Mapping</translation>
    </message>
    <message>
        <source>a text for %1</source>
        <translation>ein Text für %1</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>ein leerer Text</translation>
    </message>
    <message>
        <source>the key %1</source>
        <translation>der Schlüssel %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a length of time such as 30s, 5m or 30d</source>
        <translation>eine Zeitdauer wie 30s, 5m oder 30d</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>Leave the quotes out.</source>
        <translation>Die Anführungszeichen weglassen.</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>keychain:NAME, file:PATH or env:NAME</source>
        <translation>keychain:NAME, file:PATH oder env:NAME</translation>
    </message>
    <message>
        <source>a text that is not shown here</source>
        <translation>ein Text, der hier nicht gezeigt wird</translation>
    </message>
    <message>
        <source>The workspace names a secret; it never holds one.</source>
        <translation>Der Workspace nennt ein Geheimnis; er enthält nie eines.</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>one of the keys %1</source>
        <translation>einer der Schlüssel %1</translation>
    </message>
    <message>
        <source>a known key</source>
        <translation>ein bekannter Schlüssel</translation>
    </message>
</context>
<context>
    <name>Selector</name>
    <message>
        <source>a metric name or "{"</source>
        <translation>ein Metrikname oder "{"</translation>
    </message>
    <message>
        <source>the end of the selector</source>
        <translation>das Ende des Selektors</translation>
    </message>
    <message>
        <source>"," or "}"</source>
        <translation>"," oder "}"</translation>
    </message>
    <message>
        <source>a label name</source>
        <translation>ein Labelname</translation>
    </message>
    <message>
        <source>one metric name, not two</source>
        <translation>ein Metrikname, nicht zwei</translation>
    </message>
    <message>
        <source>a metric name that is not empty</source>
        <translation>ein nicht leerer Metrikname</translation>
    </message>
    <message>
        <source>one of =, !=, =~ and !~</source>
        <translation>eines von =, !=, =~ und !~</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>the closing quote before the end of the line</source>
        <translation>das schließende Anführungszeichen vor dem Zeilenende</translation>
    </message>
    <message>
        <source>the closing quote</source>
        <translation>das schließende Anführungszeichen</translation>
    </message>
    <message>
        <source>three octal digits</source>
        <translation>drei Oktalziffern</translation>
    </message>
    <message>
        <source>a known escape</source>
        <translation>eine bekannte Escape-Sequenz</translation>
    </message>
    <message>
        <source>hexadecimal digits</source>
        <translation>Hexadezimalziffern</translation>
    </message>
    <message>
        <source>a character of Unicode</source>
        <translation>ein Unicode-Zeichen</translation>
    </message>
    <message>
        <source>a regular expression as RE2 knows them</source>
        <translation>ein regulärer Ausdruck, wie RE2 ihn kennt</translation>
    </message>
    <message>
        <source>a metric name or a matcher that does not match the empty text</source>
        <translation>ein Metrikname oder ein Matcher, der nicht auf den leeren Text passt</translation>
    </message>
    <message>
        <source>A selector that fits every series is refused, as by the server.</source>
        <translation>Ein Selektor, der auf jede Zeitreihe passt, wird abgelehnt, wie vom Server.</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
</context>
<context>
    <name>ServerExpressions</name>
    <message>
        <source>increase() over one window</source>
        <translation>increase() über ein einziges Fenster</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>rate() says the same of any window.</source>
        <translation>rate() sagt dasselbe über jedes Fenster.</translation>
    </message>
</context>
<context>
    <name>ShadowConfig</name>
    <message>
        <source>a cache to read along, such as {cache: sessions, keys: 'session:*', origin: …}</source>
        <translation>ein Cache, der mitgelesen werden soll, etwa {cache: sessions, keys: 'session:*', origin: …}</translation>
    </message>
    <message>
        <source>patterns of keys such as 'session:*', at most %1</source>
        <translation>Muster von Schlüsseln wie 'session:*', höchstens %1</translation>
    </message>
    <message>
        <source>a grace of at most an hour</source>
        <translation>eine Nachfrist von höchstens einer Stunde</translation>
    </message>
    <message>
        <source>looks a second from %1 to %2</source>
        <translation>%1 bis %2 Vergleiche pro Sekunde</translation>
    </message>
    <message>
        <source>origin: with a url or a statement</source>
        <translation>origin: mit url oder statement</translation>
    </message>
    <message>
        <source>one statement, without “;”</source>
        <translation>eine einzige Anweisung, ohne „;“</translation>
    </message>
    <message>
        <source>https:// where a token is sent</source>
        <translation>https://, wo ein Token gesendet wird</translation>
    </message>
    <message>
        <source>http://, which anybody on the way can read</source>
        <translation>http://, das unterwegs jeder mitlesen kann</translation>
    </message>
    <message>
        <source>a URL that begins with http:// or https://, without user and password</source>
        <translation>eine URL, die mit http:// oder https:// beginnt, ohne Benutzer und Passwort</translation>
    </message>
    <message>
        <source>another text</source>
        <translation>ein anderer Text</translation>
    </message>
    <message>
        <source>a place for the key: {key}, or {id} for what the * of its pattern stands for</source>
        <translation>eine Stelle für den Schlüssel: {key}, oder {id} für das, wofür das * seines Musters steht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>a * in each of the patterns, for which {id} stands</source>
        <translation>ein * in jedem der Muster, für das {id} steht</translation>
    </message>
    <message>
        <source>a pattern without one</source>
        <translation>ein Muster ohne *</translation>
    </message>
    <message>
        <source>a list of caches to read along</source>
        <translation>eine Liste von Caches, die mitgelesen werden sollen</translation>
    </message>
    <message>
        <source>a JSON pointer such as /updated_at</source>
        <translation>ein JSON-Pointer wie /updated_at</translation>
    </message>
    <message>
        <source>a source of kind %1 in the workspace</source>
        <translation>eine Quelle der Art %1 im Workspace</translation>
    </message>
    <message>
        <source>a source of kind %1: %2</source>
        <translation>eine Quelle der Art %1: %2</translation>
    </message>
    <message>
        <source>“%1” of kind %2</source>
        <translation>„%1“ der Art %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>ShadowLooks</name>
    <message>
        <source>another answer</source>
        <translation>eine andere Antwort</translation>
    </message>
    <message>
        <source>%1, its origin %2</source>
        <translation>%1, dessen Ursprung %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>expected %1, found another answer</source>
        <translation>erwartet wurde %1, gefunden eine andere Antwort</translation>
    </message>
</context>
<context>
    <name>ShadowReader</name>
    <message>
        <source>a key that can be part of the question to the origin</source>
        <translation>ein Schlüssel, der Teil der Frage an den Ursprung sein kann</translation>
    </message>
    <message>
        <source>one with a slash, with signs that cannot be sent, or of another pattern</source>
        <translation>einer mit Schrägstrich, mit Zeichen, die sich nicht senden lassen, oder aus einem anderen Muster</translation>
    </message>
    <message>
        <source>Put it into the query of the address (?key={key}) instead of its path.</source>
        <translation>In den Abfrageteil der Adresse setzen (?key={key}) statt in ihren Pfad.</translation>
    </message>
    <message>
        <source>JSON from the origin</source>
        <translation>JSON vom Ursprung</translation>
    </message>
    <message>
        <source>columns value and updated_at</source>
        <translation>die Spalten value und updated_at</translation>
    </message>
    <message>
        <source>other columns</source>
        <translation>andere Spalten</translation>
    </message>
    <message>
        <source>a text under each key</source>
        <translation>ein Text unter jedem Schlüssel</translation>
    </message>
    <message>
        <source>a hash under each key</source>
        <translation>ein Hash unter jedem Schlüssel</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>another kind of reply</source>
        <translation>eine andere Art von Antwort</translation>
    </message>
    <message>
        <source>a page of keys</source>
        <translation>eine Seite mit Schlüsseln</translation>
    </message>
    <message>
        <source>The user of the cache needs the permission +scan +get.</source>
        <translation>Der Benutzer des Caches braucht die Berechtigung +scan +get.</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>SilentProber</name>
    <message>
        <source>not observed for %1</source>
        <translation>seit %1 nicht beobachtet</translation>
    </message>
    <message>
        <source>Not observed: the source answers and has no newer run, so the prober is silent. %1</source>
        <translation>Nicht beobachtet: Die Quelle antwortet und hat keinen neueren Lauf, also schweigt der Prober. %1</translation>
    </message>
</context>
<context>
    <name>SlaPeriod</name>
    <message>
        <source>a period such as 2026-10, 2026-Q3, 2026, last-month or 2026-10-01/2026-10-15</source>
        <translation>ein Zeitraum wie 2026-10, 2026-Q3, 2026, last-month oder 2026-10-01/2026-10-15</translation>
    </message>
    <message>
        <source>It has to have begun, and to last from a minute to three years.</source>
        <translation>Er muss begonnen haben und von einer Minute bis zu drei Jahren dauern.</translation>
    </message>
</context>
<context>
    <name>SlaReport</name>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>even spend</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>Error budget left</source>
        <translation>Fehlerbudget übrig</translation>
    </message>
    <message>
        <source>% of the period's</source>
        <translation>% des Budgets des Zeitraums</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Undecidable</source>
        <translation>Nicht entscheidbar</translation>
    </message>
    <message>
        <source>It could not be counted: %1</source>
        <translation>Es konnte nicht gezählt werden: %1</translation>
    </message>
    <message>
        <source>Part of the history is still being fetched.</source>
        <translation>Ein Teil des Verlaufs wird noch geholt.</translation>
    </message>
    <message>
        <source>All of the period is excluded.</source>
        <translation>Der ganze Zeitraum ist ausgeschlossen.</translation>
    </message>
    <message>
        <source>There was no traffic.</source>
        <translation>Es gab keinen Verkehr.</translation>
    </message>
    <message>
        <source>Nothing of the period was seen.</source>
        <translation>Vom Zeitraum wurde nichts gesehen.</translation>
    </message>
    <message>
        <source>The threshold is no boundary of the histogram: between %1 and %2 were within it.</source>
        <translation>Die Schwelle ist keine Bucket-Grenze des Histogramms: Zwischen %1 und %2 lagen innerhalb.</translation>
    </message>
    <message>
        <source>Only %1 was observed: it attained between %2 and %3.</source>
        <translation>Nur %1 wurden beobachtet: Erreicht wurden zwischen %2 und %3.</translation>
    </message>
    <message>
        <source>Of successful runs the status or the duration was not observed: between %1 and %2 were good.</source>
        <translation>Von erfolgreichen Läufen wurde Status oder Dauer nicht beobachtet: Zwischen %1 und %2 waren gut.</translation>
    </message>
    <message>
        <source>There was no traffic in what was seen.</source>
        <translation>In dem, was gesehen wurde, gab es keinen Verkehr.</translation>
    </message>
</context>
<context>
    <name>SlaSection</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Of budget</source>
        <translation>Vom Budget</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>%1, valid from %2</source>
        <translation>%1, gültig ab %2</translation>
    </message>
    <message>
        <source>%1; since when it holds is not known</source>
        <translation>%1; seit wann sie gilt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>runs of a check of %1, good with status %2 within %3</source>
        <translation>Läufe einer Prüfung von %1, gut mit Status %2 innerhalb von %3</translation>
    </message>
    <message>
        <source>runs of a check of %1, good with status %2</source>
        <translation>Läufe einer Prüfung von %1, gut mit Status %2</translation>
    </message>
    <message>
        <source>%1, good where %2</source>
        <translation>%1, gut bei %2</translation>
    </message>
    <message>
        <source>good %1 of total %2</source>
        <translation>gut %1 von gesamt %2</translation>
    </message>
    <message>
        <source>bad %1 of total %2</source>
        <translation>schlecht %1 von gesamt %2</translation>
    </message>
    <message>
        <source>Root of the Merkle tree (RFC 6962, SHA-256) over %1 minutes and what they count:</source>
        <translation>Wurzel des Merkle-Baums (RFC 6962, SHA-256) über %1 Minuten und was sie zählen:</translation>
    </message>
    <message>
        <source>% of %1 bad minutes that the objective allows.</source>
        <translation>% von %1 schlechten Minuten, die das Ziel erlaubt.</translation>
    </message>
    <message>
        <source>% of %1 bad events that the objective allows among those of the period.</source>
        <translation>% von %1 schlechten Ereignissen, die das Ziel unter denen des Zeitraums erlaubt.</translation>
    </message>
    <message>
        <source>Error budget</source>
        <translation>Fehlerbudget</translation>
    </message>
    <message>
        <source>Longest bad stretches</source>
        <translation>Längste schlechte Strecken</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Endete</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Attained leaves these out. One that was written after a minute it covers is marked so.</source>
        <translation>„Erreicht“ lässt diese aus. Ein Ausschluss, der nach einer von ihm abgedeckten Minute geschrieben wurde, ist so gekennzeichnet.</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>Ausschluss</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Zählt als</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>afterwards</source>
        <translation>nachträglich</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>Neither good nor bad; what was counted with the first sample afterwards is counted.</source>
        <translation>Weder gut noch schlecht; was mit dem ersten Messwert danach gezählt wurde, ist gezählt.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Of period</source>
        <translation>Vom Zeitraum</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Who spent it</source>
        <translation>Wer es verbrauchte</translation>
    </message>
    <message>
        <source>Each bad event is booked to the first account that claims it, by the rules of the workspace; all of them are what was bad.</source>
        <translation>Jedes schlechte Ereignis wird nach den Regeln des Arbeitsbereichs auf das erste Konto gebucht, das es beansprucht; alle zusammen sind das, was schlecht war.</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Herausgenommen</translation>
    </message>
    <message>
        <source>What was bad in excluded time. It was not spent; with the accounts above it is what was bad in all.</source>
        <translation>Was in ausgeschlossener Zeit schlecht war. Es wurde nicht verbraucht; mit den Konten oben ist es das, was insgesamt schlecht war.</translation>
    </message>
    <message>
        <source>How it was counted</source>
        <translation>Wie gezählt wurde</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1; the SLO itself is judged over %2</source>
        <translation>%1; das SLO selbst wird über %2 beurteilt</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Nachrechnen</translation>
    </message>
    <message>
        <source>No SLO is defined</source>
        <translation>Kein SLO ist definiert</translation>
    </message>
    <message>
        <source>No objective can be decided</source>
        <translation>Über kein Ziel lässt sich entscheiden</translation>
    </message>
    <message>
        <source>%1 of %2 objectives met</source>
        <translation>%1 von %2 Zielen erreicht</translation>
    </message>
    <message>
        <source>%1 of %2 objectives met so far</source>
        <translation>%1 von %2 Zielen bisher erreicht</translation>
    </message>
    <message>
        <source>%1 missed its objective: %2 of its budget is spent.</source>
        <translation>%1 hat sein Ziel verfehlt: %2 des Budgets sind verbraucht.</translation>
    </message>
    <message>
        <source>%1 missed their objectives.</source>
        <translation>%1 haben ihre Ziele verfehlt.</translation>
    </message>
    <message>
        <source>Undecidable: %1.</source>
        <translation>Nicht entscheidbar: %1.</translation>
    </message>
    <message>
        <source>The period is not over yet.</source>
        <translation>Der Zeitraum ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Undecidable</source>
        <translation>Nicht entscheidbar</translation>
    </message>
    <message>
        <source>Least coverage</source>
        <translation>Geringste Abdeckung</translation>
    </message>
    <message>
        <source>Attained against objective</source>
        <translation>Erreicht gegenüber dem Ziel</translation>
    </message>
    <message>
        <source>Least budget first. Attained leaves out what is excluded; unadjusted counts it. Bad and allowed are events, or minutes where an SLO counts minutes. An objective is met or missed where that holds whatever happened while nobody looked.</source>
        <translation>Das kleinste Budget zuerst. „Erreicht“ lässt Ausgeschlossenes aus; „Unbereinigt“ zählt es mit. Schlecht und erlaubt sind Ereignisse, oder Minuten, wo ein SLO Minuten zählt. Ein Ziel ist erreicht oder verfehlt, wo das gilt, was immer geschah, während niemand hinsah.</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>Service-Level</translation>
    </message>
    <message>
        <source>Attained</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Unadjusted</source>
        <translation>Unbereinigt</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>good ÷ total, each as its SLO counts it; what nobody saw may have been good or bad; rounded down.</source>
        <translation>gut ÷ gesamt, jeweils wie das SLO es zählt; was niemand sah, kann gut oder schlecht gewesen sein; abgerundet.</translation>
    </message>
    <message>
        <source>Undecidable: nothing was counted</source>
        <translation>Nicht entscheidbar: Es wurde nichts gezählt</translation>
    </message>
    <message>
        <source>Met: %1 of %2 promised</source>
        <translation>Erreicht: %1 von zugesagten %2</translation>
    </message>
    <message>
        <source>Missed: %1 of %2 promised</source>
        <translation>Verfehlt: %1 von zugesagten %2</translation>
    </message>
    <message>
        <source>Undecidable: %1 seen of %2 promised</source>
        <translation>Nicht entscheidbar: %1 gesehen von zugesagten %2</translation>
    </message>
    <message>
        <source>All of it was seen.</source>
        <translation>Alles davon wurde gesehen.</translation>
    </message>
    <message>
        <source>Had all been bad that nobody saw it would be %1, had it been good %2.</source>
        <translation>Wäre alles, was niemand sah, schlecht gewesen, wären es %1, wäre es gut gewesen, %2.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Without exclusions</source>
        <translation>Ohne Ausschlüsse</translation>
    </message>
    <message>
        <source>Budget spent</source>
        <translation>Budget verbraucht</translation>
    </message>
    <message>
        <source>%1; attained = good ÷ total; budget spent = bad ÷ ((1 − objective) × total); rounded down.</source>
        <translation>%1; erreicht = gut ÷ gesamt; Budget verbraucht = schlecht ÷ ((1 − Ziel) × gesamt); abgerundet.</translation>
    </message>
    <message>
        <source>Service levels, %1</source>
        <translation>Service-Level, %1</translation>
    </message>
    <message>
        <source>The minutes</source>
        <translation>Die Minuten</translation>
    </message>
    <message>
        <source>as this report counted them:</source>
        <translation>wie dieser Bericht sie gezählt hat:</translation>
    </message>
    <message>
        <source>the figure and the digest, from them alone:</source>
        <translation>die Zahl und die Prüfsumme, allein aus ihnen:</translation>
    </message>
    <message>
        <source>So far met: %1 of %2 promised</source>
        <translation>Bisher eingehalten: %1, zugesagt %2</translation>
    </message>
    <message>
        <source>So far missed: %1 of %2 promised</source>
        <translation>Bisher verfehlt: %1, zugesagt %2</translation>
    </message>
    <message>
        <source>So far undecidable: %1 seen of %2 promised</source>
        <translation>Bisher nicht entscheidbar: %1 gesehen, zugesagt %2</translation>
    </message>
    <message>
        <source>%1, the first one</source>
        <translation>%1, die erste Version</translation>
    </message>
    <message>
        <source>%1. It changed within the period (%2); all of it is judged by this version, which held at its end.</source>
        <translation>%1. Sie änderte sich innerhalb des Zeitraums (%2); er wird ganz nach dieser Version beurteilt, die an seinem Ende galt.</translation>
    </message>
    <message>
        <source>%1. It has changed since: %2.</source>
        <translation>%1. Sie hat sich seither geändert: %2.</translation>
    </message>
    <message>
        <source>%1 missed its objective.</source>
        <translation>%1 hat sein Ziel verfehlt.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 of the time was seen, and nothing seems to be missing from the counts.</source>
        <translation>%1 der Zeit wurden gesehen, und in den Zählungen scheint nichts zu fehlen.</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>Minutes in a row, each worse than the objective; a better one, or one of which nothing counts, ends a stretch.</source>
        <translation>Aufeinanderfolgende Minuten, jede schlechter als das Ziel; eine bessere oder eine, von der nichts zählt, beendet eine Strecke.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>SliceFile</name>
    <message>
        <source>a row for each minute</source>
        <translation>eine Zeile für jede Minute</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>a table of slices</source>
        <translation>eine Tabelle von Scheiben</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a column “%1”</source>
        <translation>eine Spalte „%1“</translation>
    </message>
    <message>
        <source>“traceo slo slices NAME -o csv” writes the file that is meant.</source>
        <translation>„traceo slo slices NAME -o csv“ schreibt die Datei, die gemeint ist.</translation>
    </message>
    <message>
        <source>a number that is not below 0</source>
        <translation>eine Zahl, die nicht unter 0 liegt</translation>
    </message>
    <message>
        <source>a ratio such as 0.999</source>
        <translation>ein Verhältnis wie 0.999</translation>
    </message>
    <message>
        <source>whole minutes, in seconds</source>
        <translation>ganze Minuten, in Sekunden</translation>
    </message>
    <message>
        <source>a ratio such as 0.95</source>
        <translation>ein Verhältnis wie 0.95</translation>
    </message>
    <message>
        <source>the end of a minute, as 2026-11-01T00:01:00Z</source>
        <translation>das Ende einer Minute, etwa 2026-11-01T00:01:00Z</translation>
    </message>
    <message>
        <source>no more than the total</source>
        <translation>nicht mehr als die Gesamtzahl</translation>
    </message>
    <message>
        <source>at most 60 seconds</source>
        <translation>höchstens 60 Sekunden</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>one SLO with one objective and method</source>
        <translation>ein SLO mit einem Ziel und einer Methode</translation>
    </message>
    <message>
        <source>another</source>
        <translation>ein anderes</translation>
    </message>
    <message>
        <source>the next minute, %1</source>
        <translation>die nächste Minute, %1</translation>
    </message>
    <message>
        <source>drop, good or nothing</source>
        <translation>drop, good oder nichts</translation>
    </message>
    <message>
        <source>%1 good of %2 minutes, as counts and method give</source>
        <translation>%1 gute von %2 Minuten, wie Zählung und Methode ergeben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>local or server</source>
        <translation>local oder server</translation>
    </message>
</context>
<context>
    <name>Slices</name>
    <message>
        <source>a span of at most five years</source>
        <translation>eine Spanne von höchstens fünf Jahren</translation>
    </message>
    <message>
        <source>a longer one</source>
        <translation>eine längere</translation>
    </message>
</context>
<context>
    <name>SloAlerts</name>
    <message>
        <source>%1 spends its error budget %2 as fast as it may over %3, and %4 over %5; the limit is %6.</source>
        <translation>%1 verbraucht sein Fehlerbudget über %3 %2 so schnell, wie es darf, und über %5 %4; die Grenze ist %6.</translation>
    </message>
    <message>
        <source>%1 has spent all of its error budget.</source>
        <translation>%1 hat sein Fehlerbudget aufgebraucht.</translation>
    </message>
    <message>
        <source>%1 has spent %2 of its error budget.</source>
        <translation>%1 hat %2 seines Fehlerbudgets verbraucht.</translation>
    </message>
    <message>
        <source>%1 is not observed: nobody can say whether it is kept.</source>
        <translation>%1 wird nicht beobachtet: Niemand kann sagen, ob es eingehalten wird.</translation>
    </message>
    <message>
        <source>It comes and goes so often that only its first change was told.</source>
        <translation>Dieser Alarm kommt und geht so oft, dass nur sein erster Wechsel gemeldet wurde.</translation>
    </message>
</context>
<context>
    <name>SloAlertsTab</name>
    <message>
        <source>quiet</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>cannot fire</source>
        <translation>kann nicht auslösen</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>Alerts by pair of windows</source>
        <translation>Alarme nach Fensterpaar</translation>
    </message>
    <message>
        <source>A page</source>
        <translation>Ein Alarm</translation>
    </message>
    <message>
        <source>A ticket</source>
        <translation>Ein Ticket</translation>
    </message>
    <message>
        <source>both windows of one of its pairs above the limit</source>
        <translation>beide Fenster eines seiner Paare über der Grenze</translation>
    </message>
    <message>
        <source>Budget spent when it began</source>
        <translation>Verbrauchtes Budget bei Beginn</translation>
    </message>
    <message>
        <source>spent = bad ÷ allowed</source>
        <translation>verbraucht = schlecht ÷ erlaubt</translation>
    </message>
    <message>
        <source>No incident is marked, and no source told of alerts.</source>
        <translation>Kein Vorfall ist markiert, und keine Quelle hat Alarme gemeldet.</translation>
    </message>
    <message>
        <source>%1 of %2 firings were of a marked incident; %3 of %4 incidents were found.</source>
        <translation>%1 von %2 Auslösungen gehörten zu einem markierten Vorfall; %3 von %4 Vorfällen wurden gefunden.</translation>
    </message>
    <message>
        <source>%1 of %2 firings were of an alert of the sources; %3 of %4 of these were found.</source>
        <translation>%1 von %2 Auslösungen gehörten zu einem Alarm der Quellen; %3 von %4 dieser Alarme wurden gefunden.</translation>
    </message>
    <message>
        <source>Burn rate over %1</source>
        <translation>Burn-Rate über %1</translation>
    </message>
    <message>
        <source>burn = (bad ÷ total) ÷ (1 − objective)</source>
        <translation>Burn = (schlecht ÷ gesamt) ÷ (1 − Ziel)</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>share of the budget × period ÷ window</source>
        <translation>Anteil des Budgets × Zeitraum ÷ Fenster</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Fires since</source>
        <translation>Aktiv seit</translation>
    </message>
    <message>
        <source>the first minute since which both exceed</source>
        <translation>die erste Minute, seit der beide darüber liegen</translation>
    </message>
    <message>
        <source>Quiet again</source>
        <translation>Wieder ruhig</translation>
    </message>
    <message>
        <source>if nothing bad happens and traffic goes on as in the last hour</source>
        <translation>wenn nichts Schlechtes geschieht und der Verkehr weitergeht wie in der letzten Stunde</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It fires where the burn rates over both windows are above it</source>
        <translation>Ausgelöst wird, wo die Burn-Rates über beide Fenster darüber liegen</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>The burn rate over the long window</source>
        <translation>Die Burn-Rate über das lange Fenster</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>The burn rate over the short window</source>
        <translation>Die Burn-Rate über das kurze Fenster</translation>
    </message>
    <message>
        <source>When it stops firing, if nothing bad happens any more</source>
        <translation>Wann der Alarm endet, wenn nichts Schlechtes mehr geschieht</translation>
    </message>
    <message>
        <source>still</source>
        <translation>noch aktiv</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Spent by then</source>
        <translation>Bis dahin verbraucht</translation>
    </message>
    <message>
        <source>How much of the budget was gone when it began</source>
        <translation>Wie viel vom Budget bei Beginn verbraucht war</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>none now</source>
        <translation>derzeit keine</translation>
    </message>
    <message>
        <source>No incident is marked. %1</source>
        <translation>Kein Vorfall ist markiert. %1</translation>
    </message>
</context>
<context>
    <name>SloBudgetTab</name>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>bad minutes</source>
        <translation>schlechte Minuten</translation>
    </message>
    <message>
        <source>bad events</source>
        <translation>schlechte Ereignisse</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>left = 1 − bad ÷ allowed</source>
        <translation>übrig = 1 − schlecht ÷ erlaubt</translation>
    </message>
    <message>
        <source>Bad minutes</source>
        <translation>Schlechte Minuten</translation>
    </message>
    <message>
        <source>Bad events</source>
        <translation>Schlechte Ereignisse</translation>
    </message>
    <message>
        <source>bad = total − good</source>
        <translation>schlecht = gesamt − gut</translation>
    </message>
    <message>
        <source>bad ÷ allowed in the later window</source>
        <translation>schlecht ÷ erlaubt im späteren Fenster</translation>
    </message>
    <message>
        <source>in one stretch</source>
        <translation>am Stück</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Size of the budget</source>
        <translation>Größe des Budgets</translation>
    </message>
    <message>
        <source>Allowed in the later window, less allowed in the earlier</source>
        <translation>Erlaubt im späteren Fenster, abzüglich erlaubt im früheren</translation>
    </message>
    <message>
        <source>allowed₂ − allowed₁</source>
        <translation>erlaubt₂ − erlaubt₁</translation>
    </message>
    <message>
        <source>allowed before</source>
        <translation>vorher erlaubt</translation>
    </message>
    <message>
        <source>bad₁ ÷ allowed₁ − bad₁ ÷ allowed₂</source>
        <translation>schlecht₁ ÷ erlaubt₁ − schlecht₁ ÷ erlaubt₂</translation>
    </message>
    <message>
        <source>Left, rolling</source>
        <translation>Übrig, rollierend</translation>
    </message>
    <message>
        <source>Left, calendar</source>
        <translation>Übrig, nach Kalender</translation>
    </message>
    <message>
        <source>% of the budget of the window that ended then: %1</source>
        <translation>% des Budgets des Fensters, das dann endete: %1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>Burn-down</source>
        <translation>Burn-down</translation>
    </message>
    <message>
        <source>% of the budget of this window</source>
        <translation>% des Budgets dieses Fensters</translation>
    </message>
    <message>
        <source>even spend</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Of the budget</source>
        <translation>Vom Budget</translation>
    </message>
    <message>
        <source>Left before</source>
        <translation>Vorher übrig</translation>
    </message>
    <message>
        <source>Entered the window</source>
        <translation>Ins Fenster gekommen</translation>
    </message>
    <message>
        <source>Left the window</source>
        <translation>Aus dem Fenster gefallen</translation>
    </message>
    <message>
        <source>Left after</source>
        <translation>Nachher übrig</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>In the second alone</source>
        <translation>Nur im zweiten</translation>
    </message>
    <message>
        <source>In the first alone</source>
        <translation>Nur im ersten</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>SloConfig</name>
    <message>
        <source>a name no other SLO has</source>
        <translation>ein Name, den kein anderes SLO hat</translation>
    </message>
    <message>
        <source>an SLO: “SLO:” or “apiVersion: openslo/v1” on top</source>
        <translation>ein SLO: ganz oben „SLO:“ oder „apiVersion: openslo/v1“</translation>
    </message>
    <message>
        <source>%1, not supported yet</source>
        <translation>%1, noch nicht unterstützt</translation>
    </message>
    <message>
        <source>an objective such as 99.9% or 0.999</source>
        <translation>ein Ziel wie 99.9% oder 0.999</translation>
    </message>
    <message>
        <source>a target from 0 to below 1, such as 0.999</source>
        <translation>ein Ziel von 0 bis unter 1, etwa 0.999</translation>
    </message>
    <message>
        <source>a target in percent from 0 to below 100, such as 99.9</source>
        <translation>ein Ziel in Prozent von 0 bis unter 100, etwa 99.9</translation>
    </message>
    <message>
        <source>Digits and a point, with at most %1 decimals of a percent.</source>
        <translation>Ziffern und ein Punkt, mit höchstens %1 Nachkommastellen eines Prozents.</translation>
    </message>
    <message>
        <source>At most %1 decimals of a percent are exact.</source>
        <translation>Höchstens %1 Nachkommastellen eines Prozents sind exakt.</translation>
    </message>
    <message>
        <source>100 % leaves no budget for any failure.</source>
        <translation>100 % lassen kein Budget für Fehler.</translation>
    </message>
    <message>
        <source>Write the percent sign, or a ratio below 1.</source>
        <translation>Das Prozentzeichen schreiben oder ein Verhältnis unter 1.</translation>
    </message>
    <message>
        <source>a window of whole minutes from 1h to 3y</source>
        <translation>ein Fenster in ganzen Minuten von 1h bis 3y</translation>
    </message>
    <message>
        <source>the expression %1</source>
        <translation>der Ausdruck %1</translation>
    </message>
    <message>
        <source>a number or +Inf as the boundary “le” of a bucket</source>
        <translation>eine Zahl oder +Inf als Grenze „le“ eines Buckets</translation>
    </message>
    <message>
        <source>a selector with the name of a counter</source>
        <translation>ein Selektor mit dem Namen eines Zählers</translation>
    </message>
    <message>
        <source>good and total that differ</source>
        <translation>verschiedene good und total</translation>
    </message>
    <message>
        <source>bad and total that differ</source>
        <translation>verschiedene bad und total</translation>
    </message>
    <message>
        <source>a source of kind prometheus in the workspace</source>
        <translation>eine Quelle der Art prometheus im Workspace</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>the name of a source, as several fit</source>
        <translation>der Name einer Quelle, da mehrere passen</translation>
    </message>
    <message>
        <source>Write %1: %2 or another of them.</source>
        <translation>%1: %2 schreiben oder eine andere davon.</translation>
    </message>
    <message>
        <source>a source of kind prometheus</source>
        <translation>eine Quelle der Art prometheus</translation>
    </message>
    <message>
        <source>“%1” of kind %2</source>
        <translation>„%1“ der Art %2</translation>
    </message>
    <message>
        <source>a source of the workspace</source>
        <translation>eine Quelle des Workspace</translation>
    </message>
    <message>
        <source>one of the sources %1</source>
        <translation>eine der Quellen %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>a name of a-z, 0-9 and “-”, at most 63 long (a label of RFC 1123)</source>
        <translation>ein Name aus a-z, 0-9 und „-“, höchstens 63 lang (ein Label nach RFC 1123)</translation>
    </message>
    <message>
        <source>a date such as 2026-01-31, or 2026-01-31T14:00:00Z</source>
        <translation>ein Datum wie 2026-01-31 oder 2026-01-31T14:00:00Z</translation>
    </message>
    <message>
        <source>a number such as 0.9</source>
        <translation>eine Zahl wie 0.9</translation>
    </message>
    <message>
        <source>A DataSource stands for the source of the workspace that has its name; its connection details are not read.</source>
        <translation>Eine DataSource steht für die Quelle des Workspace, die ihren Namen trägt; ihre Verbindungsangaben werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Name the counter itself, as in requests_total{code=~"2.."} or sum(requests_total), without rate() or increase(): Traceo counts its steps. An indicator of type query lets the server evaluate expressions.</source>
        <translation>Den Zähler selbst nennen, etwa requests_total{code=~"2.."} oder sum(requests_total), ohne rate() oder increase(): Traceo zählt seine Schritte. Ein Indikator vom Typ query lässt den Server Ausdrücke auswerten.</translation>
    </message>
    <message>
        <source>a length of whole minutes such as 15m, at most 7d</source>
        <translation>eine Länge in ganzen Minuten wie 15m, höchstens 7d</translation>
    </message>
    <message>
        <source>a total that holds all that is good</source>
        <translation>ein „total“, das alles Gute enthält</translation>
    </message>
    <message>
        <source>a total that holds all that is bad</source>
        <translation>ein „total“, das alles Schlechte enthält</translation>
    </message>
    <message>
        <source>%1, a part of %2</source>
        <translation>%1, ein Teil von %2</translation>
    </message>
    <message>
        <source>“good” and “total” may be swapped.</source>
        <translation>„good“ und „total“ sind vielleicht vertauscht.</translation>
    </message>
    <message>
        <source>“bad” and “total” may be swapped.</source>
        <translation>„bad“ und „total“ sind vielleicht vertauscht.</translation>
    </message>
    <message>
        <source>None of the usual alerts can fire: even spending of so short a budget reaches their limits. Write alerts: under the SLO.</source>
        <translation>Keiner der üblichen Alarme kann auslösen: Schon gleichmäßiger Verbrauch eines so kurzen Budgets erreicht ihre Grenzen. Schreiben Sie alerts: unter das SLO.</translation>
    </message>
    <message>
        <source>a window of at least 50 h, or alerts of its own</source>
        <translation>ein Fenster von mindestens 50 h, oder eigene Alarme</translation>
    </message>
    <message>
        <source>a higher objective, or alerts of its own</source>
        <translation>ein höheres Ziel oder eigene Alarme</translation>
    </message>
    <message>
        <source>None of the usual alerts can fire: even if all was bad, so large a budget would not be spent as fast as they ask. Write alerts: under the SLO.</source>
        <translation>Keiner der üblichen Alarme kann auslösen: Selbst wenn alles schlecht wäre, würde ein so großes Budget nicht so schnell verbraucht, wie sie es verlangen. Schreiben Sie alerts: unter das SLO.</translation>
    </message>
    <message>
        <source>alerts of its own, if pages are wanted</source>
        <translation>eigene Alarme, wenn Alarme der Stufe page gewünscht sind</translation>
    </message>
    <message>
        <source>alerts of its own, if tickets are wanted</source>
        <translation>eigene Alarme, wenn Tickets gewünscht sind</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>Ticket: %1</source>
        <translation>Ticket: %1</translation>
    </message>
    <message>
        <source>A file of Sloth, Pyrra, slo-generator or Nobl9 is turned into one: traceo slo import FILE</source>
        <translation>Eine Datei von Sloth, Pyrra, slo-generator oder Nobl9 wird so zu einem: traceo slo import FILE</translation>
    </message>
</context>
<context>
    <name>SloDefinitionTab</name>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Prüfziel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Innerhalb</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Good where</source>
        <translation>Gut bei</translation>
    </message>
    <message>
        <source>Service hours</source>
        <translation>Servicezeiten</translation>
    </message>
    <message>
        <source>%1 for %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>bad counts as good</source>
        <translation>Schlechtes zählt als gut</translation>
    </message>
    <message>
        <source>Excluded: %1</source>
        <translation>Ausgeschlossen: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Angezeigt als</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Time slice</source>
        <translation>Zeitscheibe</translation>
    </message>
    <message>
        <source>Good share of a slice</source>
        <translation>Guter Anteil einer Scheibe</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>A version of the definition</source>
        <translation>Eine Version der Definition</translation>
    </message>
    <message>
        <source>a fact of kind “definition”, from when it holds to when the next one does</source>
        <translation>ein Fakt der Art „definition“, von seinem Gültigkeitsbeginn bis zu dem des nächsten</translation>
    </message>
    <message>
        <source>defined in</source>
        <translation>definiert in</translation>
    </message>
    <message>
        <source>The first version that is known</source>
        <translation>Die erste bekannte Version</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>Gewicht %1</translation>
    </message>
    <message>
        <source>not observed counts as good</source>
        <translation>nicht beobachtet zählt als gut</translation>
    </message>
    <message>
        <source>not observed counts as bad</source>
        <translation>nicht beobachtet zählt als schlecht</translation>
    </message>
    <message>
        <source>left out while it is not observed</source>
        <translation>bleibt weg, solange es nicht beobachtet wird</translation>
    </message>
    <message>
        <source>Member: %1</source>
        <translation>Glied: %1</translation>
    </message>
    <message>
        <source>Waits for a member</source>
        <translation>Wartet auf ein Glied</translation>
    </message>
    <message>
        <source>As OpenSLO v1: %1</source>
        <translation>Als OpenSLO v1: %1</translation>
    </message>
    <message>
        <source>Short form</source>
        <translation>Kurzform</translation>
    </message>
    <message>
        <source>The first version, for all of the past before</source>
        <translation>Die erste Version, für die ganze Vergangenheit davor</translation>
    </message>
    <message>
        <source>The same again, after a time without it</source>
        <translation>Wieder dieselbe, nach einer Zeit ohne sie</translation>
    </message>
    <message>
        <source>A version that this program cannot read</source>
        <translation>Eine Version, die dieses Programm nicht lesen kann</translation>
    </message>
</context>
<context>
    <name>SloDetail</name>
    <message>
        <source>an SLO of the workspace</source>
        <translation>ein SLO des Arbeitsbereichs</translation>
    </message>
</context>
<context>
    <name>SloEvaluation</name>
    <message>
        <source>an expression that the server evaluates to one series: %1</source>
        <translation>ein Ausdruck, den der Server zu einer einzigen Zeitreihe auswertet: %1</translation>
    </message>
</context>
<context>
    <name>SloExplainer</name>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>%1 of total: %2</source>
        <translation>%1 von gesamt: %2</translation>
    </message>
    <message>
        <source>coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>%1 of the window was observed</source>
        <translation>%1 des Fensters wurden beobachtet</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>up to %1 unknown: counters first seen with a value of unknown age</source>
        <translation>bis zu %1 unbekannt: Zähler, deren erster Wert unbekannt alt ist</translation>
    </message>
    <message>
        <source>resets</source>
        <translation>Resets</translation>
    </message>
    <message>
        <source>%1; what was counted between the last sample and a reset is lost</source>
        <translation>%1; was zwischen dem letzten Messwert und einem Reset gezählt wurde, ist verloren</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>auffällig</translation>
    </message>
    <message>
        <source>%1 oddities: small falls, more bad than total, or counters that began above what others grew</source>
        <translation>%1 Auffälligkeiten: kleine Rückgänge, mehr schlecht als gesamt oder Zähler, die über dem Zuwachs anderer begannen</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>within</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>%1, evaluated here from raw samples</source>
        <translation>%1, hier aus rohen Messwerten berechnet</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>as defined</source>
        <translation>wie definiert</translation>
    </message>
    <message>
        <source>defined in</source>
        <translation>definiert in</translation>
    </message>
    <message>
        <source>rolling %1</source>
        <translation>rollierend %1</translation>
    </message>
    <message>
        <source>Age of the newest sample</source>
        <translation>Alter des neuesten Messwerts</translation>
    </message>
    <message>
        <source>moment − time of the newest sample</source>
        <translation>Zeitpunkt − Zeit des neuesten Messwerts</translation>
    </message>
    <message>
        <source>newest sample</source>
        <translation>neuester Messwert</translation>
    </message>
    <message>
        <source>scrape interval</source>
        <translation>Scrape-Intervall</translation>
    </message>
    <message>
        <source>%1 (%2, whole minutes)</source>
        <translation>%1 (%2, ganze Minuten)</translation>
    </message>
    <message>
        <source>%1: the mean over slices of %2, evaluated here from raw samples</source>
        <translation>%1: das Mittel über Scheiben von %2, hier aus Rohwerten gezählt</translation>
    </message>
    <message>
        <source>%1: minutes of slices of %2 of which %3 was good, evaluated here from raw samples</source>
        <translation>%1: Minuten der Scheiben von %2, von denen %3 gut war, hier aus Rohwerten gezählt</translation>
    </message>
    <message>
        <source>calendar %1, %2</source>
        <translation>Kalender %1, %2</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>unentschieden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 by %2: %3</source>
        <translation>%1 durch %2: %3</translation>
    </message>
    <message>
        <source>%1; bad counts as good</source>
        <translation>%1; Schlechtes zählt als gut</translation>
    </message>
    <message>
        <source>%1; excluded afterwards</source>
        <translation>%1; nachträglich ausgeschlossen</translation>
    </message>
    <message>
        <source>excluded: %1</source>
        <translation>ausgeschlossen: %1</translation>
    </message>
    <message>
        <source>good where</source>
        <translation>gut bei</translation>
    </message>
    <message>
        <source>%1, of what the server evaluated at the end of each minute</source>
        <translation>%1, aus dem, was der Server am Ende jeder Minute ausgewertet hat</translation>
    </message>
    <message>
        <source>%1 over slices of %2, of what the server evaluated at the end of each minute</source>
        <translation>%1 über Scheiben von %2, aus dem, was der Server am Ende jeder Minute ausgewertet hat</translation>
    </message>
    <message>
        <source>half good where</source>
        <translation>halb gut, wo</translation>
    </message>
    <message>
        <source>&lt;= 4 × %1</source>
        <translation>&lt;= 4 × %1</translation>
    </message>
    <message>
        <source>%1 of which the samples do not say whether they were good</source>
        <translation>%1, von denen die Messwerte nicht sagen, ob sie gut waren</translation>
    </message>
    <message>
        <source>excluded of %1: %2</source>
        <translation>ausgeschlossen bei %1: %2</translation>
    </message>
</context>
<context>
    <name>SloExpression</name>
    <message>
        <source>an expression whose brackets and quotes are closed</source>
        <translation>ein Ausdruck, dessen Klammern und Anführungszeichen geschlossen sind</translation>
    </message>
    <message>
        <source>a total without rate() and increase(), as its part is a counter</source>
        <translation>ein Gesamtwert ohne rate() und increase(), da sein Teil ein Zähler ist</translation>
    </message>
    <message>
        <source>a total of rate() or increase(), as its part is one</source>
        <translation>ein Gesamtwert aus rate() oder increase(), da sein Teil ein solcher ist</translation>
    </message>
</context>
<context>
    <name>SloForecast</name>
    <message>
        <source>Part of the window is still to be fetched.</source>
        <translation>Ein Teil des Fensters ist noch zu holen.</translation>
    </message>
    <message>
        <source>Only %1 of the window was observed; a forecast needs two thirds.</source>
        <translation>Nur %1 des Fensters wurden beobachtet; eine Prognose braucht zwei Drittel.</translation>
    </message>
    <message>
        <source>History has fewer than four blocks of six hours to draw from.</source>
        <translation>Die Historie hat weniger als vier Blöcke von sechs Stunden, aus denen sich ziehen lässt.</translation>
    </message>
    <message>
        <source>On %1 past days it was no better than the base rate: Brier score %2, of the base rate %3.</source>
        <translation>An %1 vergangenen Tagen war sie nicht besser als die Basisrate: Brier-Score %2, der der Basisrate %3.</translation>
    </message>
    <message>
        <source>A forecast is shown once it could be scored on %2 past days; so far on %1.</source>
        <translation>Eine Prognose wird gezeigt, sobald sie sich an %2 vergangenen Tagen bewerten ließ; bisher an %1.</translation>
    </message>
</context>
<context>
    <name>SloForm</name>
    <message>
        <source>an SLO of the workspace</source>
        <translation>ein SLO des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>something that is different</source>
        <translation>etwas, das anders ist</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a text that can be exchanged where it stands</source>
        <translation>ein Text, der an seiner Stelle ersetzt werden kann</translation>
    </message>
    <message>
        <source>one that is written in another way</source>
        <translation>einer, der anders geschrieben ist</translation>
    </message>
    <message>
        <source>Change it in its file.</source>
        <translation>Ändern Sie es in seiner Datei.</translation>
    </message>
    <message>
        <source>the SLO that was opened</source>
        <translation>das SLO, das geöffnet wurde</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>an SLO without dated versions</source>
        <translation>ein SLO ohne datierte Fassungen</translation>
    </message>
    <message>
        <source>one that has some</source>
        <translation>eines, das welche hat</translation>
    </message>
    <message>
        <source>Save it from now on, or change its files.</source>
        <translation>Speichern Sie es ab jetzt, oder ändern Sie seine Dateien.</translation>
    </message>
    <message>
        <source>an SLO that can be read</source>
        <translation>ein SLO, das gelesen werden kann</translation>
    </message>
    <message>
        <source>another objective, window, method or threshold, which a dated version can say</source>
        <translation>ein anderes Ziel, Fenster, eine andere Methode oder Schwelle, was eine datierte Fassung sagen kann</translation>
    </message>
    <message>
        <source>another change</source>
        <translation>eine andere Änderung</translation>
    </message>
    <message>
        <source>Save it for all of the past.</source>
        <translation>Speichern Sie es für die ganze Vergangenheit.</translation>
    </message>
    <message>
        <source>a text of one line</source>
        <translation>ein Text in einer Zeile</translation>
    </message>
    <message>
        <source>several lines</source>
        <translation>mehrere Zeilen</translation>
    </message>
    <message>
        <source>an SLO in the short form</source>
        <translation>ein SLO in der Kurzform</translation>
    </message>
    <message>
        <source>OpenSLO</source>
        <translation>OpenSLO</translation>
    </message>
    <message>
        <source>what a version changes</source>
        <translation>was eine Fassung ändert</translation>
    </message>
    <message>
        <source>an SLO with an indicator</source>
        <translation>ein SLO mit einem Indikator</translation>
    </message>
    <message>
        <source>a composite</source>
        <translation>ein zusammengesetztes SLO</translation>
    </message>
    <message>
        <source>an indicator that the form knows</source>
        <translation>ein Indikator, den das Formular kennt</translation>
    </message>
    <message>
        <source>would page now</source>
        <translation>gäbe jetzt Alarm</translation>
    </message>
    <message>
        <source>would open a ticket now</source>
        <translation>würde jetzt ein Ticket öffnen</translation>
    </message>
    <message>
        <source>would not page now</source>
        <translation>gäbe jetzt keinen Alarm</translation>
    </message>
    <message>
        <source>its alerts can never fire</source>
        <translation>seine Alarme können nie auslösen</translation>
    </message>
    <message>
        <source>cannot say whether it would page</source>
        <translation>ob es Alarm gäbe, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 allowed</source>
        <translation>%1 erlaubt</translation>
    </message>
    <message>
        <source>Attained</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1 bad</source>
        <translation>%1 schlecht</translation>
    </message>
    <message>
        <source>History has none of these series yet; the source will be asked once the SLO is saved: %1</source>
        <translation>Der Verlauf hat noch keine dieser Reihen; die Quelle wird gefragt, sobald das SLO gespeichert ist: %1</translation>
    </message>
    <message>
        <source>the SLO as it was when it was opened</source>
        <translation>das SLO, wie es beim Öffnen war</translation>
    </message>
    <message>
        <source>one that was changed since</source>
        <translation>eines, das seither geändert wurde</translation>
    </message>
    <message>
        <source>Open it again and repeat the change.</source>
        <translation>Öffnen Sie es neu und wiederholen Sie die Änderung.</translation>
    </message>
    <message>
        <source>a minute in which no version was saved</source>
        <translation>eine Minute, in der keine Fassung gespeichert wurde</translation>
    </message>
    <message>
        <source>a file that is there</source>
        <translation>eine vorhandene Datei</translation>
    </message>
    <message>
        <source>It is left as it is; save again in a minute.</source>
        <translation>Sie bleibt, wie sie ist; speichern Sie in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>would not page now; a ticket is not known</source>
        <translation>gäbe jetzt keinen Alarm; ob ein Ticket, ist nicht bekannt</translation>
    </message>
    <message>
        <source>would not open a ticket now</source>
        <translation>würde jetzt kein Ticket öffnen</translation>
    </message>
    <message>
        <source>Burn %1</source>
        <translation>Burn %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 to %2 bad</source>
        <translation>%1 bis %2 schlecht</translation>
    </message>
    <message>
        <source>Nobody asked the source for all of these series yet; it will be asked once the SLO is saved: %1</source>
        <translation>Die Quelle wurde noch nicht nach allen diesen Reihen gefragt; das geschieht, sobald das SLO gespeichert ist: %1</translation>
    </message>
</context>
<context>
    <name>SloImport</name>
    <message>
        <source>a difference of two counters over the same time</source>
        <translation>eine Differenz zweier Zähler über dieselbe Zeit</translation>
    </message>
    <message>
        <source>sum(rate(…)) or sum(increase(…)) of one counter</source>
        <translation>sum(rate(…)) oder sum(increase(…)) eines Zählers</translation>
    </message>
    <message>
        <source>one sum</source>
        <translation>eine einzige Summe</translation>
    </message>
    <message>
        <source>at most %1 parentheses in each other</source>
        <translation>höchstens %1 ineinander verschachtelte Klammern</translation>
    </message>
    <message>
        <source>rate(…) or increase(…) of one counter</source>
        <translation>rate(…) oder increase(…) eines Zählers</translation>
    </message>
    <message>
        <source>a selector with the name of a counter, and a window in brackets</source>
        <translation>ein Selektor mit dem Namen eines Zählers und ein Fenster in eckigen Klammern</translation>
    </message>
    <message>
        <source>the end of the expression</source>
        <translation>das Ende des Ausdrucks</translation>
    </message>
    <message>
        <source>A sum for each value of a label is an SLO for each.</source>
        <translation>Eine Summe je Wert eines Labels ist ein SLO je Wert.</translation>
    </message>
    <message>
        <source>Several counters cannot be counted as one yet.</source>
        <translation>Mehrere Zähler lassen sich noch nicht als einer zählen.</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>the window %1</source>
        <translation>das Fenster %1</translation>
    </message>
    <message>
        <source>rate() of one counter and increase() of the other</source>
        <translation>rate() des einen Zählers und increase() des anderen</translation>
    </message>
    <message>
        <source>Their ratio depends on the window.</source>
        <translation>Ihr Verhältnis hängt vom Fenster ab.</translation>
    </message>
    <message>
        <source>a difference that is not the total without one counter</source>
        <translation>eine Differenz, die nicht die Gesamtzahl ohne einen Zähler ist</translation>
    </message>
    <message>
        <source>“or vector(0)” is left out; nothing counted is zero anyway.</source>
        <translation>„or vector(0)“ wird ausgelassen; wo nichts gezählt wurde, ist es ohnehin null.</translation>
    </message>
    <message>
        <source>an expression</source>
        <translation>ein Ausdruck</translation>
    </message>
    <message>
        <source>a whole “le” is matched in both forms that versions of Prometheus write, 1 and 1.0.</source>
        <translation>ein ganzzahliges „le“ gilt in beiden Schreibweisen der Prometheus-Versionen, 1 und 1.0.</translation>
    </message>
    <message>
        <source>They are those of an object in Kubernetes.</source>
        <translation>Es sind die eines Objekts in Kubernetes.</translation>
    </message>
    <message>
        <source>a second window</source>
        <translation>ein zweites Fenster</translation>
    </message>
    <message>
        <source>OpenSLO has one; write another SLO for it.</source>
        <translation>OpenSLO hat eines; dafür ein weiteres SLO schreiben.</translation>
    </message>
    <message>
        <source>They are Nobl9's.</source>
        <translation>Sie gehören zu Nobl9.</translation>
    </message>
    <message>
        <source>a list of objectives</source>
        <translation>eine Liste von Objectives</translation>
    </message>
    <message>
        <source>the data source %1 of Nobl9</source>
        <translation>die Datenquelle %1 von Nobl9</translation>
    </message>
    <message>
        <source>--source names the source of the workspace that is asked instead.</source>
        <translation>--source nennt die Quelle des Workspace, die stattdessen gefragt wird.</translation>
    </message>
    <message>
        <source>Traceo has nothing of the kind.</source>
        <translation>Traceo hat nichts dergleichen.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Its query answers two things at once.</source>
        <translation>Die Abfrage beantwortet zwei Dinge zugleich.</translation>
    </message>
    <message>
        <source>Traceo counts the growth of counters.</source>
        <translation>Traceo zählt den Zuwachs von Zählern.</translation>
    </message>
    <message>
        <source>a metric that is not asked of Prometheus</source>
        <translation>eine Metrik, die nicht bei Prometheus abgefragt wird</translation>
    </message>
    <message>
        <source>Counters of Prometheus can be counted.</source>
        <translation>Zähler von Prometheus lassen sich zählen.</translation>
    </message>
    <message>
        <source>an object of kind %1</source>
        <translation>ein Objekt der Art %1</translation>
    </message>
    <message>
        <source>Traceo judges burn rates itself and sends no alerts.</source>
        <translation>Traceo beurteilt Burn-Rates selbst und verschickt keine Alarme.</translation>
    </message>
    <message>
        <source>OpenSLO v1 has no labels of an objective.</source>
        <translation>OpenSLO v1 kennt keine Labels eines Objective.</translation>
    </message>
    <message>
        <source>They may hold secrets.</source>
        <translation>Sie können Geheimnisse enthalten.</translation>
    </message>
    <message>
        <source>an objective without ratioMetrics</source>
        <translation>ein Objective ohne ratioMetrics</translation>
    </message>
    <message>
        <source>ratioMetrics without counter: true</source>
        <translation>ratioMetrics ohne counter: true</translation>
    </message>
    <message>
        <source>It may hold secrets; sources are those of the workspace.</source>
        <translation>Es kann Geheimnisse enthalten; Quellen sind die des Workspace.</translation>
    </message>
    <message>
        <source>Traceo judges burn rates itself and sends no alerts; what was not observed it says by itself.</source>
        <translation>Traceo beurteilt Burn-Rates selbst und verschickt keine Alarme; was nicht beobachtet wurde, sagt es von selbst.</translation>
    </message>
    <message>
        <source>Traceo records no rules; it counts raw samples.</source>
        <translation>Traceo legt keine Recording-Rules an; es zählt Rohwerte.</translation>
    </message>
    <message>
        <source>the service is the SLO's own name, as Pyrra has no services.</source>
        <translation>der Dienst ist der Name des SLO selbst, da Pyrra keine Dienste kennt.</translation>
    </message>
    <message>
        <source>an indicator: ratio or latency</source>
        <translation>ein Indikator: ratio oder latency</translation>
    </message>
    <message>
        <source>a bucket of a histogram: a selector with “le”</source>
        <translation>ein Bucket eines Histogramms: ein Selektor mit „le“</translation>
    </message>
    <message>
        <source>All groups together are one SLO here, not each an SLO of its own.</source>
        <translation>Alle Gruppen zusammen sind hier ein SLO, nicht jede ein eigenes.</translation>
    </message>
    <message>
        <source>operators other than increase and sum</source>
        <translation>andere Operatoren als increase und sum</translation>
    </message>
    <message>
        <source>the backend %1</source>
        <translation>das Backend %1</translation>
    </message>
    <message>
        <source>Traceo exports only what it is asked for.</source>
        <translation>Traceo exportiert nur, worum es gebeten wird.</translation>
    </message>
    <message>
        <source>Its steps stand in slo-generator's own configuration; Traceo judges burn rates itself.</source>
        <translation>Die Stufen stehen in der eigenen Konfiguration von slo-generator; Traceo beurteilt Burn-Rates selbst.</translation>
    </message>
    <message>
        <source>the window is 28 days, the longest of slo-generator's sample, as the file says none.</source>
        <translation>das Fenster ist 28 Tage lang, das längste im Beispiel von slo-generator, da die Datei keines nennt.</translation>
    </message>
    <message>
        <source>SLOs of Sloth, Pyrra, slo-generator, Nobl9 or OpenSLO</source>
        <translation>SLOs von Sloth, Pyrra, slo-generator, Nobl9 oder OpenSLO</translation>
    </message>
    <message>
        <source>They say so in “version” or “apiVersion”; --format says it for them.</source>
        <translation>Sie sagen es in „version“ oder „apiVersion“; --format sagt es an ihrer Stelle.</translation>
    </message>
    <message>
        <source>Traceo runs no plugins.</source>
        <translation>Traceo führt keine Plugins aus.</translation>
    </message>
    <message>
        <source>a list of SLOs</source>
        <translation>eine Liste von SLOs</translation>
    </message>
    <message>
        <source>the window is Sloth's usual 30 days, which the file does not say.</source>
        <translation>das Fenster ist 30 Tage lang, wie bei Sloth üblich; die Datei nennt es nicht.</translation>
    </message>
    <message>
        <source>an SLI of the plugin %1</source>
        <translation>ein SLI des Plugins %1</translation>
    </message>
    <message>
        <source>What it counts stands in the plugin's code.</source>
        <translation>Was es zählt, steht im Code des Plugins.</translation>
    </message>
    <message>
        <source>an SLI of events</source>
        <translation>ein SLI aus Ereignissen</translation>
    </message>
    <message>
        <source>it is more than the growth of one counter; what the server makes of it over the last %1 is counted, minute by minute.</source>
        <translation>es ist mehr als der Zuwachs eines einzelnen Zählers; gezählt wird Minute für Minute, was der Server über die letzten %1 daraus berechnet.</translation>
    </message>
    <message>
        <source>a latency such as 200ms</source>
        <translation>eine Latenz wie 200ms</translation>
    </message>
    <message>
        <source>%1 became %2.</source>
        <translation>Aus %1 wurde %2.</translation>
    </message>
    <message>
        <source>The short form of an SLO has none.</source>
        <translation>Die Kurzform eines SLO hat keine.</translation>
    </message>
    <message>
        <source>A minute of a composite is bad where it is bad for any member.</source>
        <translation>Eine Minute eines zusammengesetzten SLO ist schlecht, wo sie es für eines der Glieder ist.</translation>
    </message>
    <message>
        <source>The label %1 stays behind, as the short form of an SLO has none.</source>
        <translation>Das Label %1 bleibt zurück, da die Kurzform eines SLO keine hat.</translation>
    </message>
    <message>
        <source>It has no components.</source>
        <translation>Es hat keine Bestandteile.</translation>
    </message>
    <message>
        <source>the aggregation ErrorBudgetState</source>
        <translation>die Zusammenfassung ErrorBudgetState</translation>
    </message>
    <message>
        <source>Traceo weighs SLIs, not the states of budgets.</source>
        <translation>Traceo gewichtet SLIs, nicht Zustände von Budgets.</translation>
    </message>
    <message>
        <source>Each objective is an SLO of its own.</source>
        <translation>Jedes Ziel ist ein eigenes SLO.</translation>
    </message>
    <message>
        <source>the budget adjustment %1</source>
        <translation>die Budget-Anpassung %1</translation>
    </message>
    <message>
        <source>Exclusions stand in the workspace, not in files of SLOs. Write under “exclusions:” there: - %1</source>
        <translation>Ausschlüsse stehen im Arbeitsbereich, nicht in Dateien von SLOs. Schreiben Sie dort unter „exclusions:“: - %1</translation>
    </message>
    <message>
        <source>An exclusion comes again by its rule alone; write the times that differ as exclusions of their own.</source>
        <translation>Ein Ausschluss kehrt allein nach seiner Regel wieder; schreiben Sie abweichende Zeiten als eigene Ausschlüsse.</translation>
    </message>
    <message>
        <source>a budget adjustment of SLOs that are left out</source>
        <translation>eine Budget-Anpassung von SLOs, die ausgelassen sind</translation>
    </message>
    <message>
        <source>There is nothing to exclude.</source>
        <translation>Es gibt nichts auszuschließen.</translation>
    </message>
    <message>
        <source>a rule of iCalendar</source>
        <translation>eine Regel von iCalendar</translation>
    </message>
    <message>
        <source>a time with seconds</source>
        <translation>eine Zeit mit Sekunden</translation>
    </message>
    <message>
        <source>Exclusions are whole minutes.</source>
        <translation>Ausschlüsse sind ganze Minuten.</translation>
    </message>
    <message>
        <source>a rule that begins at a time with an offset from UTC</source>
        <translation>eine Regel, die zu einer Zeit mit Abstand zu UTC beginnt</translation>
    </message>
    <message>
        <source>Write firstEventStart and the rule in UTC, or an exclusion with the zone that is meant.</source>
        <translation>Schreiben Sie firstEventStart und die Regel in UTC, oder einen Ausschluss mit der gemeinten Zeitzone.</translation>
    </message>
    <message>
        <source>The objective is one of countMetrics already.</source>
        <translation>Das Ziel ist schon eines von countMetrics.</translation>
    </message>
    <message>
        <source>the key “%1” or “%2”</source>
        <translation>der Schlüssel „%1“ oder „%2“</translation>
    </message>
    <message>
        <source>Counters and values of Prometheus can be counted.</source>
        <translation>Zähler und Werte von Prometheus können gezählt werden.</translation>
    </message>
    <message>
        <source>SLOs, services and budget adjustments are carried over.</source>
        <translation>SLOs, Dienste und Budget-Anpassungen werden übernommen.</translation>
    </message>
    <message>
        <source>filter_valid beside filter_bad</source>
        <translation>filter_valid neben filter_bad</translation>
    </message>
    <message>
        <source>slo-generator reads filter_bad then; the total is good and bad together.</source>
        <translation>slo-generator liest dann filter_bad; die Gesamtzahl ist gut und schlecht zusammen.</translation>
    </message>
    <message>
        <source>the window is %1 and the alerts are those of the AlertWindows at %2, as an SLO of Sloth says neither.</source>
        <translation>das Fenster ist %1, und die Alarme sind die der AlertWindows bei %2, da ein SLO von Sloth keines von beiden sagt.</translation>
    </message>
    <message>
        <source>An SLO without any alerts cannot be said: this one has tickets, but no pages.</source>
        <translation>Ein SLO ganz ohne Alarme lässt sich nicht sagen: Dieses hat Tickets, aber ruft niemanden.</translation>
    </message>
    <message>
        <source>percent of the error budget such as 2, with four decimals at most</source>
        <translation>Prozent des Fehlerbudgets wie 2, mit höchstens vier Dezimalstellen</translation>
    </message>
    <message>
        <source>a sloPeriod no other AlertWindows have</source>
        <translation>eine sloPeriod, die keine anderen AlertWindows haben</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht es bei %1.</translation>
    </message>
    <message>
        <source>No SLO of Sloth that was read has this window; they are read together with SLOs, by --windows or from the same file.</source>
        <translation>Kein gelesenes SLO von Sloth hat dieses Fenster; sie werden zusammen mit SLOs gelesen, durch --windows oder aus derselben Datei.</translation>
    </message>
    <message>
        <source>Traceo judges burn rates itself and sends no alerts; write alerts: under the SLO for others.</source>
        <translation>Traceo beurteilt Burn-Rates selbst und verschickt keine Alarme; für andere schreiben Sie alerts: unter das SLO.</translation>
    </message>
    <message>
        <source>its alerts become the usual ones of Traceo, which differ from Pyrra's; “traceo slo rehearse NAME --policy pyrra --export FILE” writes those.</source>
        <translation>seine Alarme werden zu den üblichen von Traceo, die sich von denen von Pyrra unterscheiden; „traceo slo rehearse NAME --policy pyrra --export FILE“ schreibt jene.</translation>
    </message>
    <message>
        <source>Traceo's alerts and “budget_policies:” are its own; see README.md.</source>
        <translation>Alarme und „budget_policies:“ von Traceo sind ihm eigen; siehe README.md.</translation>
    </message>
</context>
<context>
    <name>SloLedgerTab</name>
    <message>
        <source>%1 bad of %2 allowed: %3 of the budget</source>
        <translation>%1 schlecht von %2 erlaubt: %3 des Budgets</translation>
    </message>
    <message>
        <source>Spent since the window began</source>
        <translation>Verbraucht seit Beginn des Fensters</translation>
    </message>
    <message>
        <source>% of the budget, by account</source>
        <translation>% des Budgets, nach Konto</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Budget spent</source>
        <translation>Budget verbraucht</translation>
    </message>
    <message>
        <source>spent = closing ÷ allowed</source>
        <translation>verbraucht = Ende ÷ erlaubt</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>bad of this account</source>
        <translation>schlecht auf diesem Konto</translation>
    </message>
    <message>
        <source>bad of all</source>
        <translation>schlecht insgesamt</translation>
    </message>
    <message>
        <source>bad = sum of the minutes that are booked to the account</source>
        <translation>schlecht = Summe der Minuten, die auf das Konto gebucht sind</translation>
    </message>
    <message>
        <source>Bad, by account</source>
        <translation>Schlecht, nach Konto</translation>
    </message>
    <message>
        <source>Share of what was spent</source>
        <translation>Anteil am Verbrauch</translation>
    </message>
    <message>
        <source>share = bad ÷ bad of all</source>
        <translation>Anteil = schlecht ÷ schlecht insgesamt</translation>
    </message>
    <message>
        <source>Share of the budget</source>
        <translation>Anteil am Budget</translation>
    </message>
    <message>
        <source>share = bad ÷ allowed</source>
        <translation>Anteil = schlecht ÷ erlaubt</translation>
    </message>
    <message>
        <source>Minutes with anything bad</source>
        <translation>Minuten mit etwas Schlechtem</translation>
    </message>
    <message>
        <source>The last bad minute</source>
        <translation>Die letzte schlechte Minute</translation>
    </message>
    <message>
        <source>closing = opening + debits − credits</source>
        <translation>Ende = Anfang + Soll − Haben</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Debits</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Haben</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Accounts, the first that fits: %1; else unknown.</source>
        <translation>Konten, das erste passende: %1; sonst unbekannt.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Of spent</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of budget</source>
        <translation>v. Budget</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Not known: the threshold is no boundary of the histogram.</source>
        <translation>Nicht bekannt: Der Schwellenwert ist keine Bucket-Grenze des Histogramms.</translation>
    </message>
    <message>
        <source>Nothing was spent.</source>
        <translation>Nichts wurde verbraucht.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>judged by what held then; since</source>
        <translation>nach der damaligen Definition beurteilt; seither</translation>
    </message>
</context>
<context>
    <name>SloNoNumber</name>
    <message>
        <source>a threshold that is a boundary of the histogram</source>
        <translation>eine Schwelle, die eine Grenze des Histogramms ist</translation>
    </message>
    <message>
        <source>“traceo slo status” says between which shares the truth lies.</source>
        <translation>„traceo slo status“ sagt, zwischen welchen Anteilen die Wahrheit liegt.</translation>
    </message>
    <message>
        <source>the status, and where it is promised the duration, of each successful run</source>
        <translation>der Status und, wo sie zugesagt ist, die Dauer jedes erfolgreichen Laufs</translation>
    </message>
    <message>
        <source>runs without</source>
        <translation>Läufe ohne</translation>
    </message>
</context>
<context>
    <name>SloOpinionTab</name>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>SLI, %1</source>
        <translation>SLI, %1</translation>
    </message>
    <message>
        <source>Budget left, %1</source>
        <translation>Budget übrig, %1</translation>
    </message>
    <message>
        <source>Burn rate over the window, %1</source>
        <translation>Burn-Rate über das Fenster, %1</translation>
    </message>
    <message>
        <source>a slice that is counted otherwise</source>
        <translation>eine Scheibe, die anders gezählt wird</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Pyrra, performance</source>
        <translation>Pyrra, Performance</translation>
    </message>
    <message>
        <source>SLI</source>
        <translation>SLI</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Burn</source>
        <translation>Burn</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Of the SLI, from ours, in percentage points</source>
        <translation>Abweichung des SLI von unserem, in Prozentpunkten</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>good ÷ total, sums of minute slices of raw samples</source>
        <translation>gut ÷ gesamt, Summen der Minutenscheiben von Rohwerten</translation>
    </message>
    <message>
        <source>1 − sum(increase(bad[w])) ÷ sum(increase(total[w]))</source>
        <translation>1 − sum(increase(bad[w])) ÷ sum(increase(total[w]))</translation>
    </message>
    <message>
        <source>the mean of the ratios that a rule over 5 min recorded each minute</source>
        <translation>das Mittel der Quoten, die eine Regel über 5 min jede Minute aufzeichnete</translation>
    </message>
    <message>
        <source>a query over the whole window; no series of errors being none</source>
        <translation>eine Abfrage über das ganze Fenster; keine Fehler-Zeitreihe heißt keine Fehler</translation>
    </message>
    <message>
        <source>the sums of what a rule recorded for each 5 min</source>
        <translation>die Summen dessen, was eine Regel je 5 min aufzeichnete</translation>
    </message>
    <message>
        <source>a query over the whole window, rounded</source>
        <translation>eine Abfrage über das ganze Fenster, gerundet</translation>
    </message>
    <message>
        <source>sum(sum_over_time(good[w])) ÷ sum(count_over_time(good[w])), or 1 less that of bad</source>
        <translation>sum(sum_over_time(good[w])) ÷ sum(count_over_time(good[w])), oder 1 weniger das von bad</translation>
    </message>
    <message>
        <source>sum(increase(good[w])) ÷ sum(increase(total[w]))</source>
        <translation>sum(increase(good[w])) ÷ sum(increase(total[w]))</translation>
    </message>
    <message>
        <source>Raw samples of a part of the window are gone or still to be fetched.</source>
        <translation>Rohwerte eines Teils des Fensters fehlen oder werden noch geholt.</translation>
    </message>
</context>
<context>
    <name>SloOutlookTab</name>
    <message>
        <source>Exhausted at some minute up to %1 with a probability of %2.</source>
        <translation>Mit einer Wahrscheinlichkeit von %2 in irgendeiner Minute bis %1 aufgebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n past day(s)</source>
        <translation>
            <numerusform>%n vergangener Tag</numerusform>
            <numerusform>%n vergangene Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Brier score %1, base rate %2, %3</source>
        <translation>Brier-Score %1, Basisrate %2, %3</translation>
    </message>
    <message>
        <source>Forecast of the budget</source>
        <translation>Prognose des Budgets</translation>
    </message>
    <message>
        <source>% left; 10, 50 and 90 of 100 paths are below</source>
        <translation>% übrig; 10, 50 und 90 von 100 Pfaden liegen darunter</translation>
    </message>
    <message>
        <source>90 of 100</source>
        <translation>90 von 100</translation>
    </message>
    <message>
        <source>50 of 100</source>
        <translation>50 von 100</translation>
    </message>
    <message>
        <source>10 of 100</source>
        <translation>10 von 100</translation>
    </message>
    <message>
        <source>P(exhausted)</source>
        <translation>P(aufgebraucht)</translation>
    </message>
    <message>
        <source>10 % gone by</source>
        <translation>Mit 10 % aufgebraucht bis</translation>
    </message>
    <message>
        <source>50 % gone by</source>
        <translation>Mit 50 % aufgebraucht bis</translation>
    </message>
    <message>
        <source>90 % gone by</source>
        <translation>Mit 90 % aufgebraucht bis</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier-Score</translation>
    </message>
    <message>
        <source>of the base rate</source>
        <translation>der Basisrate</translation>
    </message>
    <message>
        <source>Brier score of the base rate</source>
        <translation>Brier-Score der Basisrate</translation>
    </message>
    <message>
        <source>Probability that the budget is exhausted</source>
        <translation>Wahrscheinlichkeit, dass das Budget aufgebraucht ist</translation>
    </message>
    <message>
        <source>share of 2,000 paths, drawn from blocks of six hours of the same weekday and hour</source>
        <translation>Anteil von 2.000 Pfaden, gezogen aus Sechs-Stunden-Blöcken desselben Wochentags und derselben Stunde</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>mean of (probability − what happened: 0 or 1)²</source>
        <translation>Mittel von (Wahrscheinlichkeit − was geschah: 0 oder 1)²</translation>
    </message>
    <message>
        <source>a quantile of what is left on 2,000 paths</source>
        <translation>ein Quantil dessen, was auf 2.000 Pfaden übrig ist</translation>
    </message>
    <message>
        <source>the moment by which so many paths were exhausted</source>
        <translation>der Zeitpunkt, bis zu dem so viele Pfade aufgebraucht waren</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Kommt zurück</translation>
    </message>
    <message>
        <source>Budget that comes back</source>
        <translation>Budget, das zurückkommt</translation>
    </message>
    <message>
        <source>what was spent leaves the window as long after as the window lasts</source>
        <translation>was verbraucht wurde, verlässt das Fenster nach so langer Zeit, wie das Fenster dauert</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>verbraucht</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>kommt zurück</translation>
    </message>
    <message>
        <source>Outlook</source>
        <translation>Ausblick</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>SloOwnEvents</name>
    <message>
        <source>It names no service, so only alerts that name the SLO are its own.</source>
        <translation>Das SLO nennt keinen Dienst; zu ihm gehören daher nur Alarme, die es selbst nennen.</translation>
    </message>
</context>
<context>
    <name>SloReport</name>
    <message>
        <source>filling</source>
        <translation>wird gefüllt</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>Good events</source>
        <translation>Gute Ereignisse</translation>
    </message>
    <message>
        <source>% of all, per %1</source>
        <translation>% aller, je %1</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Error budget left</source>
        <translation>Fehlerbudget übrig</translation>
    </message>
    <message>
        <source>% of the budget of the last %1</source>
        <translation>% des Budgets der letzten %1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>even spend</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>Burn rate</source>
        <translation>Burn-Rate</translation>
    </message>
    <message>
        <source>× even spend, log</source>
        <translation>× gleichmäßig, log</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Alarm %1</translation>
    </message>
    <message>
        <source>Attained</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>Bad events left</source>
        <translation>Fehler übrig</translation>
    </message>
    <message>
        <source>Bad events allowed</source>
        <translation>Fehler erlaubt</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Burn %1</source>
        <translation>Burn %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>coverage = observed time ÷ window</source>
        <translation>Abdeckung = beobachtete Zeit ÷ Fenster</translation>
    </message>
    <message>
        <source>Burn rate over %1</source>
        <translation>Burn-Rate über %1</translation>
    </message>
    <message>
        <source>burn = (bad ÷ total) ÷ (1 − objective)</source>
        <translation>Burn = (schlecht ÷ gesamt) ÷ (1 − Ziel)</translation>
    </message>
    <message>
        <source>filling, %1 coverage</source>
        <translation>wird gefüllt, %1 Abdeckung</translation>
    </message>
    <message>
        <source>no traffic</source>
        <translation>kein Traffic</translation>
    </message>
    <message>
        <source>%1 coverage</source>
        <translation>%1 Abdeckung</translation>
    </message>
    <message>
        <source>allowed = (1 − objective) × total</source>
        <translation>erlaubt = (1 − Ziel) × gesamt</translation>
    </message>
    <message>
        <source>left = 1 − bad ÷ allowed</source>
        <translation>übrig = 1 − schlecht ÷ erlaubt</translation>
    </message>
    <message>
        <source>Budget spent</source>
        <translation>Budget verbraucht</translation>
    </message>
    <message>
        <source>spent = bad ÷ allowed</source>
        <translation>verbraucht = schlecht ÷ erlaubt</translation>
    </message>
    <message>
        <source>Budget left as time</source>
        <translation>Budget übrig als Zeit</translation>
    </message>
    <message>
        <source>time left = left × (1 − objective) × window: total outage at even traffic</source>
        <translation>Zeit übrig = übrig × (1 − Ziel) × Fenster: Totalausfall bei gleichmäßigem Traffic</translation>
    </message>
    <message>
        <source>events left = allowed − bad</source>
        <translation>Fehler übrig = erlaubt − schlecht</translation>
    </message>
    <message>
        <source>attained = good ÷ total</source>
        <translation>erreicht = gut ÷ gesamt</translation>
    </message>
    <message>
        <source>good = sum of its minute slices</source>
        <translation>gut = Summe seiner Minutenscheiben</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>total = sum of its minute slices</source>
        <translation>gesamt = Summe seiner Minutenscheiben</translation>
    </message>
    <message>
        <source>Bad events</source>
        <translation>Schlechte Ereignisse</translation>
    </message>
    <message>
        <source>bad = total − good</source>
        <translation>schlecht = gesamt − gut</translation>
    </message>
    <message>
        <source>Uncertain events</source>
        <translation>Unsichere Ereignisse</translation>
    </message>
    <message>
        <source>uncertain = first values of counters of unknown age</source>
        <translation>unsicher = erste Werte von Zählern unbekannten Alters</translation>
    </message>
    <message>
        <source>It could not be counted: %1</source>
        <translation>Es konnte nicht gezählt werden: %1</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>SLOs</source>
        <translation>SLOs</translation>
    </message>
    <message>
        <source>SLOs by state</source>
        <translation>SLOs nach Zustand</translation>
    </message>
    <message>
        <source>all SLOs of the workspace</source>
        <translation>alle SLOs des Workspace</translation>
    </message>
    <message>
        <source>Lowest budget</source>
        <translation>Niedrigstes Budget</translation>
    </message>
    <message>
        <source>% left</source>
        <translation>% übrig</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>% left at most</source>
        <translation>% übrig, höchstens</translation>
    </message>
    <message>
        <source>Objectives met</source>
        <translation>Ziele erreicht</translation>
    </message>
    <message>
        <source>met: budget left ≥ 0, which is attained ≥ objective</source>
        <translation>erreicht: Budget übrig ≥ 0, also Erreicht ≥ Ziel</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 missed, %2 unknown</source>
        <translation>%1 verfehlt, %2 unbekannt</translation>
    </message>
    <message>
        <source>mean over all SLOs of observed time ÷ window</source>
        <translation>Mittel über alle SLOs von beobachteter Zeit ÷ Fenster</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>niedrigste</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Left, as full outage</source>
        <translation>Übrig, als Vollausfall</translation>
    </message>
    <message>
        <source>data for %1</source>
        <translation>Daten seit %1</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>%1 stale</source>
        <translation>%1 veraltet</translation>
    </message>
    <message>
        <source>%1 on a part of the window</source>
        <translation>%1 über einen Teil des Fensters</translation>
    </message>
    <message>
        <source>Good minutes</source>
        <translation>Gute Minuten</translation>
    </message>
    <message>
        <source>%1 good of all minutes, %2</source>
        <translation>%1 gut von allen Minuten, %2</translation>
    </message>
    <message>
        <source>%1 good of all runs, %2</source>
        <translation>%1 gut von allen Läufen, %2</translation>
    </message>
    <message>
        <source>%1 good of all events, %2</source>
        <translation>%1 gut von allen Ereignissen, %2</translation>
    </message>
    <message>
        <source>Bad minutes left</source>
        <translation>Schlechte Minuten übrig</translation>
    </message>
    <message>
        <source>minutes left = allowed − bad</source>
        <translation>Minuten übrig = erlaubt − schlecht</translation>
    </message>
    <message>
        <source>Bad minutes allowed</source>
        <translation>Schlechte Minuten erlaubt</translation>
    </message>
    <message>
        <source>allowed = (1 − objective) × minutes of the window</source>
        <translation>erlaubt = (1 − Ziel) × Minuten des Fensters</translation>
    </message>
    <message>
        <source>All minutes</source>
        <translation>Alle Minuten</translation>
    </message>
    <message>
        <source>Bad minutes</source>
        <translation>Schlechte Minuten</translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation>Leer in</translation>
    </message>
    <message>
        <source>Budget gone in</source>
        <translation>Budget aufgebraucht in</translation>
    </message>
    <message>
        <source>the window walked on minute by minute at the pace of the last hour or six, the faster one</source>
        <translation>das Fenster Minute für Minute weitergerückt, im Tempo der letzten Stunde oder der letzten sechs, dem schnelleren</translation>
    </message>
    <message>
        <source>% of the budget of this period of %1</source>
        <translation>% des Budgets dieses Zeitraums von %1</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>Spent in an hour</source>
        <translation>In einer Stunde verbraucht</translation>
    </message>
    <message>
        <source>Spent in a day</source>
        <translation>An einem Tag verbraucht</translation>
    </message>
    <message>
        <source>Spent in a week</source>
        <translation>In einer Woche verbraucht</translation>
    </message>
    <message>
        <source>Attained at least</source>
        <translation>Mindestens erreicht</translation>
    </message>
    <message>
        <source>Attained at most</source>
        <translation>Höchstens erreicht</translation>
    </message>
    <message>
        <source>Without exclusions</source>
        <translation>Ohne Ausschlüsse</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Bad minutes excluded</source>
        <translation>Schlechte Minuten ausgeschlossen</translation>
    </message>
    <message>
        <source>Bad events excluded</source>
        <translation>Schlechte Ereignisse ausgeschlossen</translation>
    </message>
    <message>
        <source>%1 good of all readings, %2</source>
        <translation>%1 gut von allen Messwerten, %2</translation>
    </message>
    <message>
        <source>Attained without exclusions</source>
        <translation>Erreicht ohne Ausschlüsse</translation>
    </message>
    <message>
        <source>Budget spent in the last %1</source>
        <translation>Budget verbraucht in den letzten %1</translation>
    </message>
    <message>
        <source>spent = bad of that time ÷ allowed in the window</source>
        <translation>verbraucht = schlecht in dieser Zeit ÷ erlaubt im Fenster</translation>
    </message>
    <message>
        <source>good ÷ (total + unknown minutes)</source>
        <translation>gut ÷ (gesamt + unbekannte Minuten)</translation>
    </message>
    <message>
        <source>(good + undecided + unknown minutes) ÷ (total + unknown minutes)</source>
        <translation>(gut + unentschieden + unbekannte Minuten) ÷ (gesamt + unbekannte Minuten)</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>zwischen %1 und %2</translation>
    </message>
    <message>
        <source>excluded = minutes of the window since data began that an exclusion covers</source>
        <translation>ausgeschlossen = Minuten des Fensters seit Beginn der Daten, die ein Ausschluss abdeckt</translation>
    </message>
    <message>
        <source>bad excluded = bad without exclusions − bad</source>
        <translation>schlecht ausgeschlossen = schlecht ohne Ausschlüsse − schlecht</translation>
    </message>
    <message>
        <source>Minutes excluded</source>
        <translation>Minuten ausgeschlossen</translation>
    </message>
    <message>
        <source>Events excluded</source>
        <translation>Ereignisse ausgeschlossen</translation>
    </message>
    <message>
        <source>total excluded = total without exclusions − total</source>
        <translation>gesamt ausgeschlossen = gesamt ohne Ausschlüsse − gesamt</translation>
    </message>
    <message>
        <source>Muted, as now is excluded: %1</source>
        <translation>Stumm, da jetzt ausgeschlossen ist: %1</translation>
    </message>
    <message>
        <source>%1, evaluated by the server</source>
        <translation>%1, vom Server ausgewertet</translation>
    </message>
    <message>
        <source>policy step %1</source>
        <translation>Policy-Schritt %1</translation>
    </message>
    <message>
        <source>%1 · as it was defined then; since: %2</source>
        <translation>%1 · wie damals definiert; seither: %2</translation>
    </message>
    <message>
        <source>Good for all members, at least</source>
        <translation>Für alle Glieder gut, mindestens</translation>
    </message>
    <message>
        <source>Good for all members, at most</source>
        <translation>Für alle Glieder gut, höchstens</translation>
    </message>
    <message>
        <source>Burn of %1</source>
        <translation>Burn-Rate von %1</translation>
    </message>
    <message>
        <source>%1 for %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Apdex of %1, %2</source>
        <translation>Apdex von %1, %2</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>defekt</translation>
    </message>
    <message>
        <source>left at most</source>
        <translation>höchstens übrig</translation>
    </message>
    <message>
        <source>left at least</source>
        <translation>mindestens übrig</translation>
    </message>
    <message>
        <source>Its definition holds from %1 on; until then it is only counted by it.</source>
        <translation>Seine Definition gilt ab %1; bis dahin wird nur nach ihr gezählt.</translation>
    </message>
    <message>
        <source>not in force yet</source>
        <translation>gilt noch nicht</translation>
    </message>
    <message>
        <source>Budget left at most</source>
        <translation>Budget höchstens übrig</translation>
    </message>
    <message>
        <source>left ≤ 1 − (bad − undecided) ÷ allowed</source>
        <translation>übrig ≤ 1 − (schlecht − unentschieden) ÷ erlaubt</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>Ticket: %1</source>
        <translation>Ticket: %1</translation>
    </message>
</context>
<context>
    <name>SloRevision</name>
    <message>
        <source>a version whose exclusions stay, or are more</source>
        <translation>eine Version, deren Ausschlüsse bleiben oder mehr werden</translation>
    </message>
    <message>
        <source>Take it out of the file it stands in.</source>
        <translation>Aus der Datei nehmen, in der der Eintrag steht.</translation>
    </message>
    <message>
        <source>what is different, such as an objective, a window, a method or a threshold</source>
        <translation>was anders ist, etwa ein Ziel, ein Fenster, eine Methode oder eine Schwelle</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Occurrences, Timeslices or RatioTimeslices</source>
        <translation>Occurrences, Timeslices oder RatioTimeslices</translation>
    </message>
    <message>
        <source>a share above 0 and at most all, such as 95% or 0.95</source>
        <translation>ein Anteil über 0 und höchstens alles, etwa 95% oder 0.95</translation>
    </message>
    <message>
        <source>a time slice of whole minutes</source>
        <translation>eine Zeitscheibe aus ganzen Minuten</translation>
    </message>
    <message>
        <source>a method that counts minutes beside a time slice or its target</source>
        <translation>eine Methode, die Minuten zählt, neben einer Zeitscheibe oder ihrem Ziel</translation>
    </message>
    <message>
        <source>Timeslices beside a target of time slices</source>
        <translation>Timeslices neben einem Ziel von Zeitscheiben</translation>
    </message>
    <message>
        <source>the target that a good time slice reaches, such as 95%</source>
        <translation>das Ziel, das eine gute Zeitscheibe erreicht, etwa 95%</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>a time slice of no more than the window</source>
        <translation>eine Zeitscheibe, die nicht länger als das Fenster ist</translation>
    </message>
    <message>
        <source>a number such as 0.9, or &lt;= 0.9</source>
        <translation>eine Zahl wie 0.9 oder &lt;= 0.9</translation>
    </message>
    <message>
        <source>a latency above zero such as 300ms, or 0.3 seconds</source>
        <translation>eine Latenz über null wie 300ms oder 0.3 Sekunden</translation>
    </message>
    <message>
        <source>a latency such as 250ms, or a status such as 2xx</source>
        <translation>eine Latenz wie 250ms oder ein Status wie 2xx</translation>
    </message>
    <message>
        <source>an indicator with a threshold: a gauge, a histogram or probes</source>
        <translation>ein Indikator mit einer Schwelle: eine Gauge-Metrik, ein Histogramm oder Prüfungen</translation>
    </message>
    <message>
        <source>the id of an exclusion of %1</source>
        <translation>die ID eines Ausschlusses von %1</translation>
    </message>
    <message>
        <source>It has none.</source>
        <translation>Es hat keine.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>an objective above zero</source>
        <translation>ein Ziel über null</translation>
    </message>
    <message>
        <source>another objective or exclusion of a composite</source>
        <translation>ein anderes Ziel oder ein Ausschluss eines zusammengesetzten SLO</translation>
    </message>
    <message>
        <source>its window, its method or a threshold, which are those of its members</source>
        <translation>sein Fenster, seine Methode oder eine Schwelle, die die seiner Glieder sind</translation>
    </message>
</context>
<context>
    <name>SloRules</name>
    <message>
        <source>Page</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>%1 times the error budget of %2 over %3 and over %4</source>
        <translation>das %1-Fache des Fehlerbudgets von %2 über %3 und über %4</translation>
    </message>
    <message>
        <source>%1 spends its error budget too fast</source>
        <translation>%1 verbraucht sein Fehlerbudget zu schnell</translation>
    </message>
    <message>
        <source>The share of bad events is above %1.</source>
        <translation>Der Anteil schlechter Ereignisse übersteigt %1.</translation>
    </message>
    <message>
        <source>, or above </source>
        <translation>, oder </translation>
    </message>
    <message>
        <source>%1 over %2 and over %3 is left out. %4</source>
        <translation>%1 über %2 und über %3 entfällt. %4</translation>
    </message>
    <message>
        <source>Alerts ask for %1 bad events in the longer window, too.</source>
        <translation>Alarme verlangen zudem %1 schlechte Ereignisse im längeren Fenster.</translation>
    </message>
    <message>
        <source>Of few runs they ask for proof: the lower bound of the share, at 95 %, is above the limit.</source>
        <translation>Bei wenigen Läufen verlangen sie einen Nachweis: Die untere Schranke des Anteils, bei 95 %, liegt über der Grenze.</translation>
    </message>
    <message>
        <source>not tested, as it has no alerts here</source>
        <translation>nicht getestet, da es hier keine Alarme hat</translation>
    </message>
    <message>
        <source>not tested, as no series was found that its selectors match as they must</source>
        <translation>nicht getestet, da keine Zeitreihe gefunden wurde, auf die seine Selektoren so passen, wie sie müssen</translation>
    </message>
    <message>
        <source>Whether the exported rules find the alerts that Traceo finds in the same samples.</source>
        <translation>Ob die exportierten Regeln die Alarme finden, die Traceo in denselben Messwerten findet.</translation>
    </message>
    <message>
        <source>For “promtool test rules”, with the rules beside it in %1:</source>
        <translation>Für „promtool test rules“, mit den Regeln daneben in %1:</translation>
    </message>
    <message>
        <source>PromQL reads the gauge at even steps of a minute or more, not sample by sample</source>
        <translation>PromQL liest die Gauge-Metrik in gleichen Schritten von einer Minute oder mehr, nicht Messwert für Messwert</translation>
    </message>
    <message>
        <source>over a window PromQL cannot ask for the status %1 of each run; what the prober calls a success counts</source>
        <translation>über ein Fenster kann PromQL nicht nach dem Status %1 jedes Laufs fragen; es zählt, was der Prober Erfolg nennt</translation>
    </message>
    <message>
        <source>over a window PromQL cannot ask whether each run ended within %1; slow runs count as good</source>
        <translation>über ein Fenster kann PromQL nicht fragen, ob jeder Lauf innerhalb von %1 endete; langsame Läufe zählen als gut</translation>
    </message>
    <message>
        <source>Where %1 is no boundary of the histogram, nothing is found.</source>
        <translation>Wo %1 keine Bucket-Grenze des Histogramms ist, wird nichts gefunden.</translation>
    </message>
    <message>
        <source>Each sample of probe_success is taken for a run; Traceo leaves out results that are published again.</source>
        <translation>Jeder Messwert von probe_success gilt als Lauf; Traceo lässt erneut veröffentlichte Ergebnisse aus.</translation>
    </message>
    <message>
        <source>A prober that is away lets samples be missing, and nothing here will tell.</source>
        <translation>Ist ein Prober weg, fehlen Messwerte, und nichts hier meldet das.</translation>
    </message>
    <message>
        <source>Not said here: %1.</source>
        <translation>Hier nicht abgebildet: %1.</translation>
    </message>
    <message>
        <source>PromQL cannot count the minutes of time slices (%1): burn rates, budget and alerts are left out, and error ratios are those of events</source>
        <translation>PromQL kann die Minuten von Zeitscheiben (%1) nicht zählen: Burn-Rates, Budget und Alarme entfallen, und Fehlerquoten sind die von Ereignissen</translation>
    </message>
    <message>
        <source>PromQL knows no periods of a calendar (%1): the burn rate of the period and what is left of its budget are left out</source>
        <translation>PromQL kennt keine Kalenderzeiträume (%1): Die Burn-Rate des Zeitraums und der Rest seines Budgets entfallen</translation>
    </message>
    <message>
        <source>%1: left out, as another SLO is called %2 here, too; export it by itself</source>
        <translation>%1: ausgelassen, da hier auch ein anderes SLO %2 heißt; einzeln exportieren</translation>
    </message>
    <message>
        <source>Error ratios, error budgets and burn-rate alerts of SLOs, made by “traceo slo export”.</source>
        <translation>Fehlerquoten, Fehlerbudgets und Burn-Rate-Alarme von SLOs, erstellt von „traceo slo export“.</translation>
    </message>
    <message>
        <source>Prometheus extrapolates to the ends of a window, counts no first sample of a series, and does not ask how much of a window was observed; Traceo differs in all three.</source>
        <translation>Prometheus extrapoliert bis an die Enden eines Fensters, zählt keinen ersten Messwert einer Zeitreihe und fragt nicht, wie viel eines Fensters beobachtet wurde; Traceo macht alle drei Dinge anders.</translation>
    </message>
    <message>
        <source>%1 times the error budget of %2 over %3</source>
        <translation>das %1-Fache des Fehlerbudgets von %2 über %3</translation>
    </message>
    <message>
        <source>%1 over %2 is left out. %3</source>
        <translation>%1 über %2 entfällt. %3</translation>
    </message>
    <message>
        <source>The alert over %1 asks for %2 bad events in it, too.</source>
        <translation>Der Alarm über %1 verlangt darin auch %2 schlechte Ereignisse.</translation>
    </message>
    <message>
        <source>not tested, as an alert of %1 looks further back than the made history goes</source>
        <translation>nicht getestet, da ein Alarm von %1 weiter zurückblickt, als die generierte Historie reicht</translation>
    </message>
    <message>
        <source>Where %1 is no boundary of the histogram, PromQL interpolates; Traceo says between what the share lies.</source>
        <translation>Wo %1 keine Bucket-Grenze des Histogramms ist, interpoliert PromQL; Traceo sagt, zwischen welchen Werten der Anteil liegt.</translation>
    </message>
    <message>
        <source>Traceo asks the server for these expressions at the end of each minute and counts what it answers; the rules read the same minutes.</source>
        <translation>Traceo fragt den Server am Ende jeder Minute nach diesen Ausdrücken und zählt, was er antwortet; die Regeln lesen dieselben Minuten.</translation>
    </message>
    <message>
        <source>Where %1 or four times it is no boundary of the histogram, nothing is found.</source>
        <translation>Wo %1 oder das Vierfache davon keine Grenze des Histogramms ist, wird nichts gefunden.</translation>
    </message>
    <message>
        <source>of its member %1: %2</source>
        <translation>zu seinem Glied %1: %2</translation>
    </message>
    <message>
        <source>PromQL does not know which minutes nobody observed: they count as nothing and not as bad</source>
        <translation>PromQL weiß nicht, welche Minuten niemand beobachtet hat: Sie zählen gar nicht statt als schlecht</translation>
    </message>
    <message>
        <source>PromQL does not know which minutes nobody observed: they count as nothing and not as good</source>
        <translation>PromQL weiß nicht, welche Minuten niemand beobachtet hat: Sie zählen gar nicht statt als gut</translation>
    </message>
    <message>
        <source>left out, as its member %1 is not there</source>
        <translation>ausgelassen, da sein Glied %1 nicht da ist</translation>
    </message>
    <message>
        <source>left out, as its member %1 is: %2</source>
        <translation>ausgelassen wie sein Glied %1: %2</translation>
    </message>
    <message>
        <source>left out, as PromQL cannot weigh the minutes of %1</source>
        <translation>ausgelassen, da PromQL die Minuten nicht gewichten kann: %1</translation>
    </message>
    <message>
        <source>left out, as one server evaluates its rules and its members are asked of several (%1)</source>
        <translation>ausgelassen, da ein Server seine Regeln auswertet und seine Glieder bei mehreren abgefragt werden (%1)</translation>
    </message>
    <message>
        <source>left out, as it has to have %1, and there is %2</source>
        <translation>ausgelassen; nötig: %1, gefunden: %2</translation>
    </message>
    <message>
        <source>Member %1: %2</source>
        <translation>Glied %1: %2</translation>
    </message>
    <message>
        <source>A member without events in a window adds nothing over it.</source>
        <translation>Ein Glied ohne Ereignisse in einem Fenster trägt dort nichts bei.</translation>
    </message>
    <message>
        <source>A member without events in a window drops out of it with its weight.</source>
        <translation>Ein Glied ohne Ereignisse in einem Fenster fällt dort mit seinem Gewicht heraus.</translation>
    </message>
    <message>
        <source>So does one whose series are not there, where Traceo says that it is not known.</source>
        <translation>Ebenso eines, dessen Reihen nicht da sind; dort sagt Traceo, dass nichts bekannt ist.</translation>
    </message>
    <message>
        <source>%1 is below all boundaries of its histogram: rules count what is above %2, the lowest, which is bad for certain, and take all else for good</source>
        <translation>%1 liegt unter allen Bucket-Grenzen seines Histogramms: Regeln zählen, was über %2 liegt, der niedrigsten, und damit sicher schlecht ist, und nehmen alles andere als gut</translation>
    </message>
    <message>
        <source>%1 is no boundary of its histogram, whose next ones are %2 and %3: rules count what is above %3, which is bad for certain, and take what lies between for good</source>
        <translation>%1 ist keine Bucket-Grenze seines Histogramms, dessen nächste %2 und %3 sind: Regeln zählen, was über %3 liegt und damit sicher schlecht ist, und nehmen, was dazwischen liegt, als gut</translation>
    </message>
    <message>
        <source>left out, as %1 is above all boundaries of its histogram (%2), so that nothing is bad for certain</source>
        <translation>ausgelassen, da %1 über allen Bucket-Grenzen seines Histogramms (%2) liegt, sodass nichts sicher schlecht ist</translation>
    </message>
    <message>
        <source>left out, as an Apdex asks for the boundaries %1 of its histogram, which has %2</source>
        <translation>ausgelassen, da ein Apdex die Bucket-Grenzen %1 seines Histogramms verlangt, das %2 hat</translation>
    </message>
    <message>
        <source>%1: nothing is known of the boundaries of its histogram; where it has none at %2, its alerts cannot be relied on</source>
        <translation>%1: Über die Bucket-Grenzen seines Histogramms ist nichts bekannt; hat es keine bei %2, ist auf seine Alarme kein Verlass</translation>
    </message>
    <message>
        <source>Buckets that stand here may not be there:</source>
        <translation>Buckets, die hier stehen, gibt es vielleicht nicht:</translation>
    </message>
    <message>
        <source>PromQL leaves no times out of a window: what happens outside the service hours (%1) counts</source>
        <translation>PromQL nimmt keine Zeiten aus einem Fenster heraus: Was außerhalb der Servicezeiten (%1) geschieht, zählt mit</translation>
    </message>
    <message>
        <source>PromQL leaves no times out of a window: what happens while %1 excludes it counts</source>
        <translation>PromQL nimmt keine Zeiten aus einem Fenster heraus: Was in Zeit geschieht, die durch %1 ausgeschlossen ist, zählt mit</translation>
    </message>
    <message>
        <source>not tested, as no history is made up for such an indicator</source>
        <translation>nicht getestet, da für einen solchen Indikator kein Verlauf erdacht wird</translation>
    </message>
    <message>
        <source>not tested, as no history was found that all of its members can share</source>
        <translation>nicht geprüft, da kein Verlauf gefunden wurde, den alle seine Glieder gemeinsam haben können</translation>
    </message>
    <message>
        <source>not tested, as promtool would have to read more samples for a rule of %1 than it takes at once</source>
        <translation>nicht geprüft, da promtool für eine Regel von %1 mehr Messwerte lesen müsste, als es auf einmal annimmt</translation>
    </message>
    <message>
        <source>the error budget of %1 over %2</source>
        <translation>das Fehlerbudget von %1 über %2</translation>
    </message>
    <message>
        <source>the error budget of %1 over %2 and over %3</source>
        <translation>das Fehlerbudget von %1 über %2 und über %3</translation>
    </message>
    <message>
        <source>not tested, as the PromQL of %1 may read the series that are made up for it, and what it would find is not known here</source>
        <translation>nicht geprüft, da das PromQL von %1 die dafür erfundenen Zeitreihen lesen kann und hier nicht bekannt ist, was es fände</translation>
    </message>
    <message>
        <source>%1; it is tested where both files leave that one out: --without %2</source>
        <translation>%1; geprüft wird es, wo beide Dateien jenes auslassen: --without %2</translation>
    </message>
</context>
<context>
    <name>SloSection</name>
    <message>
        <source>No objective can be judged yet</source>
        <translation>Noch kein Ziel kann beurteilt werden</translation>
    </message>
    <message>
        <source>%1 of %2 objectives met</source>
        <translation>%1 von %2 Zielen erreicht</translation>
    </message>
    <message>
        <source>%1 overspent its budget: %2 is left.</source>
        <translation>%1 hat sein Budget überzogen: übrig ist %2.</translation>
    </message>
    <message>
        <source>%1 overspent their budgets; the least that is left is %2.</source>
        <translation>%1 haben ihr Budget überzogen; am wenigsten übrig ist %2.</translation>
    </message>
    <message>
        <source>%1 overspent their budgets; the least that is known to be left is %2.</source>
        <translation>%1 haben ihr Budget überzogen; am wenigsten übrig ist, soweit bekannt, %2.</translation>
    </message>
    <message>
        <source>Every SLO kept at least %1 of its budget.</source>
        <translation>Jedes SLO behielt mindestens %1 seines Budgets.</translation>
    </message>
    <message>
        <source>Every other SLO kept at least %1 of its budget.</source>
        <translation>Jedes andere SLO behielt mindestens %1 seines Budgets.</translation>
    </message>
    <message>
        <source>Not judged: %1.</source>
        <translation>Nicht beurteilt: %1.</translation>
    </message>
    <message>
        <source>Fastest burn, 1 h</source>
        <translation>Schnellster Verbrauch, 1 h</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Nicht beurteilt</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>Service-Level</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Attained</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Attained against objective</source>
        <translation>Erreicht gegenüber dem Ziel</translation>
    </message>
    <message>
        <source>%1 service levels</source>
        <translation>%1 Service-Level</translation>
    </message>
    <message>
        <source>%1 met</source>
        <translation>%1 erreicht</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>No SLO is defined</source>
        <translation>Kein SLO ist definiert</translation>
    </message>
    <message>
        <source>This workspace has no SLO. One is defined in the workspace file under “slos:”.</source>
        <translation>Dieser Arbeitsbereich hat kein SLO. Definiert wird eines in der Arbeitsbereichsdatei unter „slos:“.</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>Service-Level</translation>
    </message>
    <message>
        <source>Unadjusted</source>
        <translation>Unbereinigt</translation>
    </message>
    <message>
        <source>Least budget first. Each SLO over its own window up to %1. Bad and allowed count events or runs, or minutes where an SLO counts minutes. Time nobody observed counts neither as good nor as bad.</source>
        <translation>Das kleinste Budget zuerst. Jedes SLO über sein eigenes Fenster bis %1. Schlecht und erlaubt zählen Ereignisse oder Läufe oder, wo ein SLO Minuten zählt, Minuten. Zeit, die niemand beobachtet hat, zählt weder als gut noch als schlecht.</translation>
    </message>
    <message>
        <source>Attained leaves out what is excluded; unadjusted counts it.</source>
        <translation>Erreicht lässt aus, was ausgeschlossen ist; unbereinigt zählt es mit.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1. Budget left = 1 − bad ÷ ((1 − objective) × total), rounded down.</source>
        <translation>%1. Budget übrig = 1 − schlecht ÷ ((1 − Ziel) × gesamt), abgerundet.</translation>
    </message>
</context>
<context>
    <name>SloShortForm</name>
    <message>
        <source>an indicator such as {type: http_check, target: …}</source>
        <translation>ein Indikator wie {type: http_check, target: …}</translation>
    </message>
    <message>
        <source>one source</source>
        <translation>eine Quelle</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>The other stands at %1.</source>
        <translation>Die andere steht bei %1.</translation>
    </message>
    <message>
        <source>a latency above zero</source>
        <translation>eine Latenz über null</translation>
    </message>
    <message>
        <source>a URL without user and password</source>
        <translation>eine URL ohne Benutzer und Passwort</translation>
    </message>
    <message>
        <source>a text that is not shown here</source>
        <translation>ein Text, der hier nicht gezeigt wird</translation>
    </message>
    <message>
        <source>a URL that begins with http:// or https://</source>
        <translation>eine URL, die mit http:// oder https:// beginnt</translation>
    </message>
    <message>
        <source>a status such as 200, 2xx or 200|301</source>
        <translation>ein Status wie 200, 2xx oder 200|301</translation>
    </message>
    <message>
        <source>either “good” or “bad”</source>
        <translation>entweder „good“ oder „bad“</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keines von beiden</translation>
    </message>
    <message>
        <source>an objective above zero</source>
        <translation>ein Ziel über null</translation>
    </message>
    <message>
        <source>minutes such as 43.2</source>
        <translation>Minuten wie 43.2</translation>
    </message>
    <message>
        <source>%1 minutes, which is (1 − objective) × window</source>
        <translation>%1 Minuten, also (1 − Ziel) × Fenster</translation>
    </message>
    <message>
        <source>Leave error_budget out, or correct it, the objective or the window.</source>
        <translation>error_budget weglassen oder es, das Ziel oder das Fenster berichtigen.</translation>
    </message>
    <message>
        <source>a share of the budget such as 50% or 0.5</source>
        <translation>ein Anteil des Budgets wie 50% oder 0.5</translation>
    </message>
    <message>
        <source>a mapping under “SLO:”</source>
        <translation>ein Mapping unter „SLO:“</translation>
    </message>
    <message>
        <source>a latency above zero such as 300ms, or 0.3 seconds</source>
        <translation>eine Latenz über null wie 300ms oder 0.3 Sekunden</translation>
    </message>
    <message>
        <source>an alert such as {severity: page, budget: 2%, long: 1h, short: 5m}</source>
        <translation>ein Alarm wie {severity: page, budget: 2%, long: 1h, short: 5m}</translation>
    </message>
    <message>
        <source>exactly one of “factor” and “budget”</source>
        <translation>genau eines von „factor“ und „budget“</translation>
    </message>
    <message>
        <source>a factor of even spending such as 14.4, with six decimals at most</source>
        <translation>ein Faktor des gleichmäßigen Verbrauchs wie 14.4, mit höchstens sechs Nachkommastellen</translation>
    </message>
    <message>
        <source>a share of the budget such as 2% or 0.02, with four decimals of a percent at most</source>
        <translation>ein Anteil des Budgets wie 2% oder 0.02, mit höchstens vier Nachkommastellen eines Prozents</translation>
    </message>
    <message>
        <source>less than the long window, %1</source>
        <translation>weniger als das lange Fenster, %1</translation>
    </message>
    <message>
        <source>Leave “short” out for a single window.</source>
        <translation>Für ein einzelnes Fenster „short“ weglassen.</translation>
    </message>
    <message>
        <source>a number of bad events, 0 or more</source>
        <translation>eine Anzahl schlechter Ereignisse, 0 oder mehr</translation>
    </message>
    <message>
        <source>a list of at least one alert</source>
        <translation>eine Liste mit mindestens einem Alarm</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>eine leere Liste</translation>
    </message>
    <message>
        <source>Without “alerts” an SLO has the usual ones.</source>
        <translation>Ohne „alerts“ hat ein SLO die üblichen.</translation>
    </message>
    <message>
        <source>good and total, bad and total, success_ratio, or error_ratio</source>
        <translation>good und total, bad und total, success_ratio oder error_ratio</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>keines davon</translation>
    </message>
    <message>
        <source>the name of a native histogram, which has no buckets of their own</source>
        <translation>der Name eines nativen Histogramms, das keine eigenen Buckets hat</translation>
    </message>
    <message>
        <source>either “indicator” or “composite”</source>
        <translation>entweder „indicator“ oder „composite“</translation>
    </message>
    <message>
        <source>a latency with its unit</source>
        <translation>eine Latenz mit ihrer Einheit</translation>
    </message>
    <message>
        <source>Write %1ms, or %1s where seconds are meant.</source>
        <translation>Schreiben Sie %1ms, oder %1s, wo Sekunden gemeint sind.</translation>
    </message>
</context>
<context>
    <name>SloState</name>
    <message>
        <source>Nothing was observed in the window.</source>
        <translation>Im Fenster wurde nichts beobachtet.</translation>
    </message>
    <message>
        <source>No traffic in the window, so nothing can be said about its quality.</source>
        <translation>Kein Traffic im Fenster, daher lässt sich über die Qualität nichts sagen.</translation>
    </message>
    <message>
        <source>Only %1 of the time since data began was observed.</source>
        <translation>Nur %1 der Zeit seit Beginn der Daten wurden beobachtet.</translation>
    </message>
    <message>
        <source>The budget is overspent: %1 is left.</source>
        <translation>Das Budget ist überzogen: %1 sind übrig.</translation>
    </message>
    <message>
        <source>%1 of the budget is left.</source>
        <translation>%1 des Budgets sind übrig.</translation>
    </message>
    <message>
        <source>The objective is kept with budget to spare.</source>
        <translation>Das Ziel wird eingehalten, mit Budget in Reserve.</translation>
    </message>
    <message>
        <source>No sample for %1; the last known state was %2.</source>
        <translation>Seit %1 kein Messwert; der letzte bekannte Zustand war %2.</translation>
    </message>
    <message>
        <source>Data began %1 ago: too short a time to say that the objective is kept.</source>
        <translation>Die Daten begannen vor %1: zu kurz, um zu sagen, dass das Ziel eingehalten wird.</translation>
    </message>
    <message>
        <source>Data began %1 ago; a first answer needs a few minutes of them.</source>
        <translation>Die Daten begannen vor %1; eine erste Antwort braucht ein paar Minuten davon.</translation>
    </message>
    <message>
        <source>The history is still being fetched: %1 of the window is here.</source>
        <translation>Die Historie wird noch geholt: %1 des Fensters sind da.</translation>
    </message>
    <message>
        <source>All that was counted in the window is excluded.</source>
        <translation>Alles, was im Fenster gezählt wurde, ist ausgeschlossen.</translation>
    </message>
    <message>
        <source>%1 of the budget is spent; its alert_threshold is %2.</source>
        <translation>%1 des Budgets sind verbraucht; sein alert_threshold ist %2.</translation>
    </message>
    <message>
        <source>The threshold is no boundary of the histogram: between %1 and %2 were within it.</source>
        <translation>Die Schwelle ist keine Grenze des Histogramms: Zwischen %1 und %2 lagen darin.</translation>
    </message>
    <message>
        <source>Take a boundary as the threshold.</source>
        <translation>Nehmen Sie eine Grenze als Schwelle.</translation>
    </message>
    <message>
        <source>Take one of its boundaries as the threshold: %1.</source>
        <translation>Nehmen Sie eine seiner Grenzen als Schwelle: %1.</translation>
    </message>
    <message>
        <source>Of successful runs the status or the duration was not observed: between %1 and %2 were good. Does the prober write %3?</source>
        <translation>Von erfolgreichen Läufen wurde der Status oder die Dauer nicht beobachtet: Zwischen %1 und %2 waren gut. Schreibt der Prober %3?</translation>
    </message>
    <message>
        <source>The budget is overspent whatever the undecided events were: at most %1 is left.</source>
        <translation>Das Budget ist überzogen, was auch immer die unentschiedenen Ereignisse waren: Höchstens %1 sind übrig.</translation>
    </message>
    <message>
        <source>Of events of its members it is not known whether they were good: between %1 and %2 were. Its members say why.</source>
        <translation>Von Ereignissen seiner Mitglieder weiß man nicht, ob sie gut waren: zwischen %1 und %2 waren es. Warum, sagen die Mitglieder.</translation>
    </message>
</context>
<context>
    <name>SloTable</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Attained</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Burn 1 h</source>
        <translation>Burn 1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>data for %1</source>
        <translation>Daten seit %1</translation>
    </message>
    <message>
        <source>What is left of the error budget: of the bad events that the objective allows.
Below zero more were bad than allowed.</source>
        <translation>Was vom Fehlerbudget übrig ist: von den schlechten Ereignissen, die das Ziel erlaubt.
Unter null waren es mehr als erlaubt.</translation>
    </message>
    <message>
        <source>What was left of the error budget over the window of the SLO, from left to right</source>
        <translation>Was vom Fehlerbudget übrig war, über das Fenster des SLO von links nach rechts</translation>
    </message>
    <message>
        <source>The share of good events that was promised</source>
        <translation>Der Anteil guter Ereignisse, der zugesagt ist</translation>
    </message>
    <message>
        <source>The share of good events over the window of the SLO</source>
        <translation>Der Anteil guter Ereignisse über das Fenster des SLO</translation>
    </message>
    <message>
        <source>How fast the last hour spent the error budget; at 1× it lasts as long as the window</source>
        <translation>Wie schnell die letzte Stunde das Fehlerbudget verbraucht hat; bei 1× reicht es so lange wie das Fenster</translation>
    </message>
    <message>
        <source>How fast the last six hours spent the error budget; at 1× it lasts as long as the window</source>
        <translation>Wie schnell die letzten sechs Stunden das Fehlerbudget verbraucht haben; bei 1× reicht es so lange wie das Fenster</translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation>Leer in</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>When the error budget will be gone at the pace of the last hour or six, the faster one</source>
        <translation>Wann das Fehlerbudget aufgebraucht ist, im Tempo der letzten Stunde oder der letzten sechs, dem schnelleren</translation>
    </message>
    <message>
        <source>%1 (name: %2)</source>
        <translation>%1 (Name: %2)</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>zwischen %1 und %2</translation>
    </message>
</context>
<context>
    <name>SloVersions</name>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>a list of versions such as [{valid_from: 2026-06-01, objective: 99.95%}]</source>
        <translation>eine Liste von Versionen wie [{valid_from: 2026-06-01, objective: 99.95%}]</translation>
    </message>
    <message>
        <source>what is different, such as an objective, a window, a method or a threshold</source>
        <translation>was anders ist, etwa ein Ziel, ein Fenster, eine Methode oder eine Schwelle</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>It stands first at %1. Of a later version say since when it holds: valid_from.</source>
        <translation>Zuerst steht es bei %1. Bei einer späteren Version angeben, seit wann sie gilt: valid_from.</translation>
    </message>
    <message>
        <source>a date no other version of it has</source>
        <translation>ein Datum, das keine andere Version davon hat</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht es bei %1.</translation>
    </message>
    <message>
        <source>versions of a file in the order of their dates</source>
        <translation>Versionen einer Datei in der Reihenfolge ihrer Daten</translation>
    </message>
    <message>
        <source>The version at %1 holds from %2 on.</source>
        <translation>Die Version bei %1 gilt ab %2.</translation>
    </message>
    <message>
        <source>a version before it, to be changed</source>
        <translation>eine frühere Version, die zu ändern ist</translation>
    </message>
    <message>
        <source>none of %1</source>
        <translation>keine von %1</translation>
    </message>
</context>
<context>
    <name>SloWindow</name>
    <message>
        <source>a window such as 28d, 1M Europe/Berlin, or 1M from 2026-01-01T00:00 Europe/Berlin</source>
        <translation>ein Fenster wie 28d, 1M Europe/Berlin oder 1M from 2026-01-01T00:00 Europe/Berlin</translation>
    </message>
    <message>
        <source>Periods are counted in d, w, M, Q and Y; a zone has its name in the IANA database.</source>
        <translation>Zeiträume werden in d, w, M, Q und Y gezählt; eine Zone heißt wie in der IANA-Datenbank.</translation>
    </message>
</context>
<context>
    <name>SourceMenu</name>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>last answer %1 ago</source>
        <translation>letzte Antwort vor %1</translation>
    </message>
    <message>
        <source>never answered</source>
        <translation>hat nie geantwortet</translation>
    </message>
    <message>
        <source>polled by the process that owns the history</source>
        <translation>wird von dem Prozess gefragt, dem die Historie gehört</translation>
    </message>
    <message>
        <source>Stop fetching the history of %1</source>
        <translation>Die Vergangenheit von %1 nicht weiter holen</translation>
    </message>
    <message>
        <source>the server warns: %1</source>
        <translation>der Server warnt: %1</translation>
    </message>
    <message>
        <source>not enabled there: %1</source>
        <translation>dort nicht eingeschaltet: %1</translation>
    </message>
    <message>
        <source>%1 is not available: %2</source>
        <translation>%1 ist nicht verfügbar: %2</translation>
    </message>
    <message>
        <source>fetching its history: %1 of %2 pieces</source>
        <translation>holt die Vergangenheit: %1 von %2 Stücken</translation>
    </message>
    <message>
        <source>The workspace names no source.</source>
        <translation>Der Workspace nennt keine Quelle.</translation>
    </message>
    <message>
        <source>through the proxy %1</source>
        <translation>über den Proxy %1</translation>
    </message>
</context>
<context>
    <name>SourcePoller</name>
    <message>
        <source>The clock of this computer is ahead of the server's.</source>
        <translation>Die Uhr dieses Rechners geht gegenüber dem Server vor.</translation>
    </message>
    <message>
        <source>%1 of %2 questions failed: %3</source>
        <translation>%1 von %2 Fragen schlugen fehl: %3</translation>
    </message>
    <message>
        <source>a stored batch</source>
        <translation>ein gespeicherter Stapel</translation>
    </message>
    <message>
        <source>a history that is closed</source>
        <translation>eine geschlossene Historie</translation>
    </message>
    <message>
        <source>The server's clock is %1 ahead of this computer's: one is wrong.</source>
        <translation>Die Uhr des Servers geht %1 vor gegenüber der dieses Rechners: eine geht falsch.</translation>
    </message>
    <message>
        <source>The server's clock is %1 behind this computer's: one is wrong.</source>
        <translation>Die Uhr des Servers geht %1 nach gegenüber der dieses Rechners: eine geht falsch.</translation>
    </message>
</context>
<context>
    <name>SourceSettings</name>
    <message>
        <source>a name of at most %1 letters, digits, “-”, “_” and “.”</source>
        <translation>ein Name aus höchstens %1 Buchstaben, Ziffern, „-“, „_“ und „.“</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>ein anderer Name</translation>
    </message>
    <message>
        <source>Traceo keeps what it derives under this name.</source>
        <translation>Unter diesem Namen legt Traceo ab, was es ableitet.</translation>
    </message>
    <message>
        <source>a text that is not shown here</source>
        <translation>ein Text, der hier nicht gezeigt wird</translation>
    </message>
    <message>
        <source>a URL without user and password</source>
        <translation>eine URL ohne Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Write auth: {kind: basic, user: …, secret: keychain:…}.</source>
        <translation>auth: {kind: basic, user: …, secret: keychain:…} schreiben.</translation>
    </message>
    <message>
        <source>a URL that begins with %1</source>
        <translation>eine URL, die mit %1 beginnt</translation>
    </message>
    <message>
        <source>a URL without “?” and “#”</source>
        <translation>eine URL ohne „?“ und „#“</translation>
    </message>
    <message>
        <source>an interval from 1s to 1d</source>
        <translation>ein Intervall von 1s bis 1d</translation>
    </message>
    <message>
        <source>a list of selectors</source>
        <translation>eine Liste von Selektoren</translation>
    </message>
    <message>
        <source>auth: {kind: bearer, secret: keychain:…}</source>
        <translation>auth: {kind: bearer, secret: keychain:…}</translation>
    </message>
    <message>
        <source>a user without “:” and control characters</source>
        <translation>ein Benutzer ohne „:“ und Steuerzeichen</translation>
    </message>
    <message>
        <source>the name of an HTTP header such as X-Api-Key</source>
        <translation>der Name eines HTTP-Headers wie X-Api-Key</translation>
    </message>
    <message>
        <source>both cert and key, or neither</source>
        <translation>cert und key beide, oder keines</translation>
    </message>
    <message>
        <source>cert alone</source>
        <translation>cert allein</translation>
    </message>
    <message>
        <source>key alone</source>
        <translation>key allein</translation>
    </message>
    <message>
        <source>a URL with %1 for “tls”</source>
        <translation>eine URL mit %1 für „tls“</translation>
    </message>
    <message>
        <source>the name of an HTTP header that Traceo does not set itself</source>
        <translation>der Name eines HTTP-Headers, den Traceo nicht selbst setzt</translation>
    </message>
    <message>
        <source>no credential here</source>
        <translation>hier keine Zugangsdaten</translation>
    </message>
    <message>
        <source>Write auth: {kind: header, header: %1, secret: keychain:…}.</source>
        <translation>auth: {kind: header, header: %1, secret: keychain:…} schreiben.</translation>
    </message>
    <message>
        <source>a text of one line</source>
        <translation>ein einzeiliger Text</translation>
    </message>
    <message>
        <source>control characters</source>
        <translation>Steuerzeichen</translation>
    </message>
    <message>
        <source>each header once</source>
        <translation>jeder Header einmal</translation>
    </message>
    <message>
        <source>either “tenant” or the header X-Scope-OrgID</source>
        <translation>entweder „tenant“ oder der Header X-Scope-OrgID</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>%1 where a credential is sent</source>
        <translation>%1, wo Zugangsdaten gesendet werden</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Where the network is trusted, allow_plain_auth: true permits it.</source>
        <translation>In einem vertrauenswürdigen Netz erlaubt es allow_plain_auth: true.</translation>
    </message>
    <message>
        <source>Traceo keeps what people tell it under this name.</source>
        <translation>Unter diesem Namen bewahrt Traceo auf, was Menschen ihm sagen.</translation>
    </message>
    <message>
        <source>Traceo keeps what the workspace defines under this name.</source>
        <translation>Unter diesem Namen bewahrt Traceo auf, was der Workspace festlegt.</translation>
    </message>
</context>
<context>
    <name>SqlError</name>
    <message>
        <source>to be let in</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>The server's pg_hba.conf must have a line for this user, database and address; where it says hostssl, sslmode has to encrypt.</source>
        <translation>In pg_hba.conf des Servers muss für diesen Benutzer, diese Datenbank und diese Adresse eine Zeile stehen; wo sie hostssl enthält, muss sslmode verschlüsseln.</translation>
    </message>
    <message>
        <source>Write auth: {kind: basic, user: …, secret: keychain:…}.</source>
        <translation>auth: {kind: basic, user: …, secret: keychain:…} schreiben.</translation>
    </message>
    <message>
        <source>Check the user and the secret that “auth” names.</source>
        <translation>Benutzer und Geheimnis prüfen, die „auth“ nennt.</translation>
    </message>
    <message>
        <source>the user</source>
        <translation>dem Benutzer</translation>
    </message>
    <message>
        <source>to be allowed to read it</source>
        <translation>die Erlaubnis, es zu lesen</translation>
    </message>
    <message>
        <source>Run as a superuser: GRANT pg_monitor TO %1; (pg_read_all_stats is enough for statements).</source>
        <translation>Als Superuser ausführen: GRANT pg_monitor TO %1; (für Anweisungen genügt pg_read_all_stats).</translation>
    </message>
    <message>
        <source>Add pg_stat_statements to shared_preload_libraries in postgresql.conf and restart the server.</source>
        <translation>In postgresql.conf pg_stat_statements zu shared_preload_libraries hinzufügen und den Server neu starten.</translation>
    </message>
    <message>
        <source>Add pg_stat_statements to shared_preload_libraries in postgresql.conf, restart the server, and run in database %1: CREATE EXTENSION pg_stat_statements;</source>
        <translation>In postgresql.conf pg_stat_statements zu shared_preload_libraries hinzufügen, den Server neu starten und in der Datenbank %1 ausführen: CREATE EXTENSION pg_stat_statements;</translation>
    </message>
    <message>
        <source>Run in database %1: CREATE EXTENSION pg_buffercache; (its summary needs PostgreSQL 16).</source>
        <translation>In der Datenbank %1 ausführen: CREATE EXTENSION pg_buffercache; (seine Zusammenfassung braucht PostgreSQL 16).</translation>
    </message>
    <message>
        <source>It needs PostgreSQL 16.</source>
        <translation>Das braucht PostgreSQL 16.</translation>
    </message>
    <message>
        <source>Run as its owner in the database, with its schema in front: GRANT SELECT ON %1 TO %2;</source>
        <translation>Als ihr Besitzer in der Datenbank ausführen, mit dem Schema davor: GRANT SELECT ON %1 TO %2;</translation>
    </message>
    <message>
        <source>Run as its owner in the database, with its schema in front: GRANT EXECUTE ON FUNCTION %1 TO %2;</source>
        <translation>Als ihr Besitzer in der Datenbank ausführen, mit dem Schema davor: GRANT EXECUTE ON FUNCTION %1 TO %2;</translation>
    </message>
    <message>
        <source>Write its schema in front, such as public.%1: without one only PostgreSQL&apos;s own are looked for.</source>
        <translation>Das Schema davor schreiben, etwa public.%1: Ohne eines wird nur nach PostgreSQLs eigenen gesucht.</translation>
    </message>
    <message>
        <source>Check the name and its schema; where it is one of PostgreSQL&apos;s own, the server is older than what is asked of it.</source>
        <translation>Den Namen und sein Schema prüfen; ist es einer von PostgreSQLs eigenen, so ist der Server älter als das, wonach gefragt wird.</translation>
    </message>
    <message>
        <source>something to read</source>
        <translation>etwas zu lesen</translation>
    </message>
    <message>
        <source>the database of the URL</source>
        <translation>die Datenbank der URL</translation>
    </message>
    <message>
        <source>Write the URL as postgresql://HOST:PORT/DATABASE; psql --list names them.</source>
        <translation>Die URL als postgresql://HOST:PORT/DATABASE schreiben; psql --list nennt die Datenbanken.</translation>
    </message>
    <message>
        <source>a server that takes questions</source>
        <translation>ein Server, der Fragen annimmt</translation>
    </message>
    <message>
        <source>It is asked again; nothing has to be done unless it stays.</source>
        <translation>Er wird wieder gefragt; zu tun ist nur etwas, wenn es so bleibt.</translation>
    </message>
    <message>
        <source>a free connection</source>
        <translation>eine freie Verbindung</translation>
    </message>
    <message>
        <source>Traceo keeps one a source. Raise max_connections, or find who holds so many.</source>
        <translation>Traceo hält eine je Quelle. max_connections erhöhen oder herausfinden, wer so viele hält.</translation>
    </message>
    <message>
        <source>an answer within %1 ms</source>
        <translation>eine Antwort innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>The server is overloaded, or somebody holds a lock on what is asked for.</source>
        <translation>Der Server ist überlastet, oder jemand hält eine Sperre auf dem, wonach gefragt wird.</translation>
    </message>
    <message>
        <source>a statement that only reads</source>
        <translation>eine Anweisung, die nur liest</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>a PostgreSQL server</source>
        <translation>ein PostgreSQL-Server</translation>
    </message>
    <message>
        <source>Something else answers there: look at the port of the URL.</source>
        <translation>Dort antwortet etwas anderes: den Port der URL prüfen.</translation>
    </message>
    <message>
        <source>a line that is encrypted as sslmode asks</source>
        <translation>eine Leitung, die so verschlüsselt ist, wie sslmode es verlangt</translation>
    </message>
    <message>
        <source>Set ssl = on at the server. Where the network is trusted, sslmode: disable does without.</source>
        <translation>Am Server ssl = on setzen. In einem vertrauenswürdigen Netz geht es mit sslmode: disable ohne.</translation>
    </message>
    <message>
        <source>Name the CA that signed the server's certificate: tls: {ca: FILE}. sslmode says what is checked.</source>
        <translation>Die CA angeben, die das Zertifikat des Servers signiert hat: tls: {ca: FILE}. sslmode sagt, was geprüft wird.</translation>
    </message>
    <message>
        <source>a connection within %1 ms</source>
        <translation>eine Verbindung innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>a connection</source>
        <translation>eine Verbindung</translation>
    </message>
    <message>
        <source>Is PostgreSQL running there, and does it listen on that address (listen_addresses)?</source>
        <translation>Läuft PostgreSQL dort, und lauscht es an dieser Adresse (listen_addresses)?</translation>
    </message>
    <message>
        <source>Qt's driver for PostgreSQL (QPSQL)</source>
        <translation>der Qt-Treiber für PostgreSQL (QPSQL)</translation>
    </message>
    <message>
        <source>none on this computer</source>
        <translation>keiner auf diesem Computer</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-psql and start Traceo again.</source>
        <translation>Das Paket libqt6sql6-psql installieren und Traceo neu starten.</translation>
    </message>
    <message>
        <source>Run as a superuser in the database: GRANT USAGE ON SCHEMA %1 TO %2;</source>
        <translation>Als Superuser in der Datenbank ausführen: GRANT USAGE ON SCHEMA %1 TO %2;</translation>
    </message>
    <message>
        <source>to be let into the database</source>
        <translation>in die Datenbank gelassen zu werden</translation>
    </message>
    <message>
        <source>Run as its owner or a superuser: GRANT CONNECT ON DATABASE %1 TO %2;</source>
        <translation>Als ihr Eigentümer oder als Superuser ausführen: GRANT CONNECT ON DATABASE %1 TO %2;</translation>
    </message>
    <message>
        <source>The server ended the connection, or the line to it broke; it is asked again.</source>
        <translation>Der Server hat die Verbindung beendet, oder die Leitung zu ihm ist abgerissen; er wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Is that PostgreSQL's port (usually 5432)? Another service that listens there, such as a Redis or a web server, says nothing to its greeting. Else the server is down or overloaded, or a firewall drops what is sent to it.</source>
        <translation>Ist das der Port von PostgreSQL (meist 5432)? Ein anderer Dienst dort, etwa ein Redis oder ein Webserver, sagt nichts auf die Begrüßung. Sonst ist der Server ausgefallen oder überlastet, oder eine Firewall verwirft, was an ihn geht.</translation>
    </message>
    <message>
        <source>an address for the host of the URL</source>
        <translation>eine Adresse für den Host der URL</translation>
    </message>
    <message>
        <source>Check the name and this machine's name service (DNS, VPN), and whether it is online.</source>
        <translation>Den Namen und die Namensauflösung dieses Rechners (DNS, VPN) prüfen, und ob er online ist.</translation>
    </message>
</context>
<context>
    <name>SqlExchange</name>
    <message>
        <source>a request that was cancelled</source>
        <translation>eine abgebrochene Anfrage</translation>
    </message>
    <message>
        <source>a password</source>
        <translation>ein Passwort</translation>
    </message>
    <message>
        <source>an empty one</source>
        <translation>ein leeres</translation>
    </message>
    <message>
        <source>one with a zero byte</source>
        <translation>eines mit einem Nullbyte</translation>
    </message>
    <message>
        <source>the secret from its store</source>
        <translation>das Geheimnis aus seinem Speicher</translation>
    </message>
    <message>
        <source>no answer from the store</source>
        <translation>keine Antwort des Speichers</translation>
    </message>
    <message>
        <source>Unlock the keychain.</source>
        <translation>Schlüsselbund entsperren.</translation>
    </message>
    <message>
        <source>an answer within %1 ms</source>
        <translation>eine Antwort innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>no answer so far</source>
        <translation>bisher keine Antwort</translation>
    </message>
    <message>
        <source>The server is down or overloaded, or a firewall drops what is sent to it.</source>
        <translation>Der Server ist ausgefallen oder überlastet, oder eine Firewall verwirft, was an ihn geht.</translation>
    </message>
</context>
<context>
    <name>SqlLine</name>
    <message>
        <source>the end of the program</source>
        <translation>das Programmende</translation>
    </message>
</context>
<context>
    <name>SqlQuestion</name>
    <message>
        <source>an address that begins with postgresql://</source>
        <translation>eine Adresse, die mit postgresql:// beginnt</translation>
    </message>
    <message>
        <source>an address without user and password</source>
        <translation>eine Adresse ohne Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Write auth: {kind: basic, user: …, secret: keychain:…} instead.</source>
        <translation>Stattdessen auth: {kind: basic, user: …, secret: keychain:…} schreiben.</translation>
    </message>
    <message>
        <source>postgresql://HOST:PORT/DATABASE</source>
        <translation>postgresql://HOST:PORT/DATABASE</translation>
    </message>
    <message>
        <source>an sslmode that libpq knows, such as verify-full</source>
        <translation>ein sslmode, den libpq kennt, etwa verify-full</translation>
    </message>
    <message>
        <source>an encrypted line where a credential is sent</source>
        <translation>eine verschlüsselte Leitung, wo Zugangsdaten gesendet werden</translation>
    </message>
    <message>
        <source>sslmode %1, with which anybody on the way may read along</source>
        <translation>sslmode %1, mit dem unterwegs jeder mitlesen kann</translation>
    </message>
    <message>
        <source>Write sslmode: verify-full. Where the network is trusted, allow_plain_auth: true permits it.</source>
        <translation>sslmode: verify-full schreiben. In einem vertrauenswürdigen Netz erlaubt es allow_plain_auth: true.</translation>
    </message>
    <message>
        <source>a path without “;”</source>
        <translation>ein Pfad ohne „;“</translation>
    </message>
    <message>
        <source>one statement that begins with SELECT, WITH or SHOW and only reads</source>
        <translation>eine einzige Anweisung, die mit SELECT, WITH oder SHOW beginnt und nur liest</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a zero byte in it</source>
        <translation>ein Nullbyte darin</translation>
    </message>
    <message>
        <source>a quote that is not closed</source>
        <translation>ein Anführungszeichen, das nicht geschlossen wird</translation>
    </message>
    <message>
        <source>one statement</source>
        <translation>eine einzige Anweisung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them</source>
        <translation>
            <numerusform>%Ln davon</numerusform>
            <numerusform>%Ln davon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqlRows</name>
    <message>
        <source>an answer of another form</source>
        <translation>eine Antwort anderer Form</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) in each row</source>
        <translation>
            <numerusform>%Ln Wert in jeder Zeile</numerusform>
            <numerusform>%Ln Werte in jeder Zeile</numerusform>
        </translation>
    </message>
    <message>
        <source>numbers, texts, true, false or null in each row</source>
        <translation>Zahlen, Texte, true, false oder null in jeder Zeile</translation>
    </message>
    <message>
        <source>“columns” and “rows” of a statement</source>
        <translation>„columns“ und „rows“ einer Anweisung</translation>
    </message>
    <message>
        <source>the names of columns</source>
        <translation>die Namen von Spalten</translation>
    </message>
</context>
<context>
    <name>SqlSession</name>
    <message>
        <source>an answer within %1 ms</source>
        <translation>eine Antwort innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>none, as others were asked first on the same connection</source>
        <translation>keine, da auf derselben Verbindung zuerst andere an der Reihe waren</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>at most %L1 rows</source>
        <translation>höchstens %L1 Zeilen</translation>
    </message>
    <message>
        <source>a request that was cancelled</source>
        <translation>eine abgebrochene Anfrage</translation>
    </message>
    <message>
        <source>at most %L1 bytes</source>
        <translation>höchstens %L1 Bytes</translation>
    </message>
</context>
<context>
    <name>StaleLooks</name>
    <message>
        <source>an object such as {"at": …, "cache": …, "estimator": …, "outcome": …}</source>
        <translation>ein Objekt wie {"at": …, "cache": …, "estimator": …, "outcome": …}</translation>
    </message>
    <message>
        <source>“at” as a moment such as 2026-11-06T03:41:00Z</source>
        <translation>„at“ als Zeitpunkt wie 2026-11-06T03:41:00Z</translation>
    </message>
    <message>
        <source>“cache” as the name of a cache</source>
        <translation>„cache“ als Name eines Caches</translation>
    </message>
    <message>
        <source>“estimator” as one of shadow, version, canary</source>
        <translation>„estimator“ als eines von shadow, version, canary</translation>
    </message>
    <message>
        <source>“outcome” as one of fresh, stale, undecided</source>
        <translation>„outcome“ als eines von fresh, stale, undecided</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>Nicht eingerichtet</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>StatusPattern</name>
    <message>
        <source>a status such as 200, 2xx or 200|301</source>
        <translation>ein Status wie 200, 2xx oder 200|301</translation>
    </message>
</context>
<context>
    <name>SuggestedPeriods</name>
    <message>
        <source>the newest that names %1</source>
        <translation>der neueste, der %1 nennt</translation>
    </message>
    <message>
        <source>the newest of all, as none names %1</source>
        <translation>der neueste von allen, da keiner %1 nennt</translation>
    </message>
</context>
<context>
    <name>SyntheticsPane</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Avail. %1</source>
        <translation>Verf. %1</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
</context>
<context>
    <name>SyntheticsReport</name>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>filling</source>
        <translation>wird gefüllt</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>down %1 of %2</source>
        <translation>ausgefallen, %1 von %2</translation>
    </message>
    <message>
        <source>up, %1 of %2 down</source>
        <translation>in Betrieb, %1 von %2 ausgefallen</translation>
    </message>
    <message>
        <source>up, %1 of %2 slow</source>
        <translation>%1 von %2 langsam</translation>
    </message>
    <message>
        <source>up, certificate</source>
        <translation>in Betrieb, Zertifikat</translation>
    </message>
    <message>
        <source>up %1 of %2</source>
        <translation>in Betrieb, %1 von %2</translation>
    </message>
    <message>
        <source>Availability of all regions</source>
        <translation>Verfügbarkeit aller Regionen</translation>
    </message>
    <message>
        <source>availability = up ÷ (up + down), by runs of all regions</source>
        <translation>Verfügbarkeit = gelungen ÷ (gelungen + gescheitert), nach Läufen aller Regionen</translation>
    </message>
    <message>
        <source>up</source>
        <translation>in Betrieb</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>stumm seit %1</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>ganzer Lauf</translation>
    </message>
    <message>
        <source>resolve</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>first byte</source>
        <translation>erstes Byte</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>%1 jetzt</translation>
    </message>
    <message>
        <source>median of the newest successful runs</source>
        <translation>Median der neuesten erfolgreichen Läufe</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 vorher</translation>
    </message>
    <message>
        <source>median of the seven days before them</source>
        <translation>Median der sieben Tage davor</translation>
    </message>
    <message>
        <source>Change of %1</source>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>change = now − before</source>
        <translation>Änderung = jetzt − vorher</translation>
    </message>
    <message>
        <source>Where the time goes</source>
        <translation>Wohin die Zeit geht</translation>
    </message>
    <message>
        <source>%1 %2 since %3</source>
        <translation>%1 %2 seit %3</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>%1 available</source>
        <translation>%1 verfügbar</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Failed runs</source>
        <translation>Gescheiterte Läufe</translation>
    </message>
    <message>
        <source>Time up</source>
        <translation>Zeit in Betrieb</translation>
    </message>
    <message>
        <source>Time down</source>
        <translation>Zeit ausgefallen</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Seven days before</source>
        <translation>Sieben Tage vorher</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Up, down and not observed by region</source>
        <translation>In Betrieb, ausgefallen und nicht beobachtet, nach Region</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>%1 runs, %2 of the time</source>
        <translation>%1 Läufe, %2 der Zeit</translation>
    </message>
    <message>
        <source>%1 of the time</source>
        <translation>%1 der Zeit</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>availability = up ÷ (up + down), by runs</source>
        <translation>Verfügbarkeit = gelungen ÷ (gelungen + gescheitert), nach Läufen</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>observed = time between runs at most three intervals apart ÷ window</source>
        <translation>beobachtet = Zeit zwischen Läufen, die höchstens drei Intervalle auseinander liegen ÷ Fenster</translation>
    </message>
    <message>
        <source>time up = observed time that ends in a run that succeeded ÷ window</source>
        <translation>Zeit in Betrieb = beobachtete Zeit, die mit einem gelungenen Lauf endet ÷ Fenster</translation>
    </message>
    <message>
        <source>time down = observed time that ends in a run that failed ÷ window</source>
        <translation>Zeit ausgefallen = beobachtete Zeit, die mit einem gescheiterten Lauf endet ÷ Fenster</translation>
    </message>
    <message>
        <source>not observed = 1 − time up − time down</source>
        <translation>nicht beobachtet = 1 − Zeit in Betrieb − Zeit ausgefallen</translation>
    </message>
    <message>
        <source>results in the window</source>
        <translation>Ergebnisse im Fenster</translation>
    </message>
    <message>
        <source>results that are not 1</source>
        <translation>Ergebnisse, die nicht 1 sind</translation>
    </message>
    <message>
        <source>the duration that %1 % of the successful runs did not exceed</source>
        <translation>die Dauer, die %1 % der erfolgreichen Läufe nicht überschritten</translation>
    </message>
    <message>
        <source>Duration, p50</source>
        <translation>Dauer, p50</translation>
    </message>
    <message>
        <source>Duration, p95</source>
        <translation>Dauer, p95</translation>
    </message>
    <message>
        <source>Duration now</source>
        <translation>Dauer jetzt</translation>
    </message>
    <message>
        <source>Duration before</source>
        <translation>Dauer vorher</translation>
    </message>
    <message>
        <source>median of the seven days before the newest runs</source>
        <translation>Median der sieben Tage vor den neuesten Läufen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>seven days before</source>
        <translation>sieben Tage vorher</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>40 % and 20 ms above the seven days before</source>
        <translation>40 % und 20 ms über den sieben Tagen davor</translation>
    </message>
    <message>
        <source>newest run</source>
        <translation>neuester Lauf</translation>
    </message>
    <message>
        <source>source answered</source>
        <translation>Quelle antwortete</translation>
    </message>
    <message>
        <source>moment − time of the newest run</source>
        <translation>Zeitpunkt − Zeit des neuesten Laufs</translation>
    </message>
    <message>
        <source>median time between the newest runs</source>
        <translation>Median der Zeit zwischen den neuesten Läufen</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>last seen</source>
        <translation>zuletzt gesehen</translation>
    </message>
    <message>
        <source>earliest NotAfter of the chain − moment</source>
        <translation>frühestes NotAfter der Kette − Zeitpunkt</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>refused answer %1</source>
        <translation>abgelehnte Antwort %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Runs fail since %1: %2.</source>
        <translation>Läufe scheitern seit %1: %2.</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>The source was not asked for %1; the last known state was %2.</source>
        <translation>Die Quelle wurde %1 lang nicht gefragt; der letzte bekannte Zustand war %2.</translation>
    </message>
    <message>
        <source>The history is still being fetched.</source>
        <translation>Die Historie wird noch geholt.</translation>
    </message>
    <message>
        <source>no run</source>
        <translation>kein Lauf</translation>
    </message>
    <message>
        <source>The source answers, but has no result of this prober since %1. That says nothing about the target.</source>
        <translation>Die Quelle antwortet, hat aber seit %1 kein Ergebnis dieses Prüfers. Über das Ziel sagt das nichts.</translation>
    </message>
    <message>
        <source>No run was observed.</source>
        <translation>Kein Lauf wurde beobachtet.</translation>
    </message>
    <message>
        <source>The newest run succeeded.</source>
        <translation>Der neueste Lauf gelang.</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>Runs take %1, they took %2 in the seven days before.</source>
        <translation>Läufe dauern %1, in den sieben Tagen davor %2.</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Its certificate ends in %1.</source>
        <translation>Sein Zertifikat endet in %1.</translation>
    </message>
    <message>
        <source>Its certificate has ended.</source>
        <translation>Sein Zertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>checks with a run in the last seven days</source>
        <translation>Prüfungen mit einem Lauf in den letzten sieben Tagen</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Checks × regions</source>
        <translation>Prüfungen × Regionen</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n Paar</numerusform>
            <numerusform>%n Paare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>State of %n check(s)</source>
        <translation>
            <numerusform>Zustand von %n Prüfung</numerusform>
            <numerusform>Zustand von %n Prüfungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Checks by state</source>
        <translation>Prüfungen nach Zustand</translation>
    </message>
    <message>
        <source>down: at least half of the regions that see it see it down</source>
        <translation>ausgefallen: mindestens die Hälfte der Regionen, die sie sehen, sieht sie ausgefallen</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>the duration that 95 % of all successful runs did not exceed</source>
        <translation>die Dauer, die 95 % aller erfolgreichen Läufe nicht überschritten</translation>
    </message>
    <message>
        <source>p95, all regions</source>
        <translation>p95, alle Regionen</translation>
    </message>
    <message>
        <source>of successful runs, %1</source>
        <translation>erfolgreicher Läufe, %1</translation>
    </message>
    <message>
        <source>Availability, %1</source>
        <translation>Verfügbarkeit, %1</translation>
    </message>
    <message>
        <source>%1 of %2 runs failed</source>
        <translation>%1 von %2 Läufen gescheitert</translation>
    </message>
    <message>
        <source>Next certificate</source>
        <translation>Nächstes Zertifikat</translation>
    </message>
    <message>
        <source>Observed, %1</source>
        <translation>Beobachtet, %1</translation>
    </message>
    <message>
        <source>time up + time down, of the time of all pairs</source>
        <translation>Zeit in Betrieb + Zeit ausgefallen, von der Zeit aller Paare</translation>
    </message>
    <message>
        <source>%1 silent, not counted as down</source>
        <translation>%1 stumm, zählt nicht als Ausfall</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The source had no result of this prober since %1, and does not answer since %2.</source>
        <translation>Die Quelle hatte seit %1 kein Ergebnis dieses Probers und antwortet seit %2 nicht.</translation>
    </message>
    <message>
        <source>%1, median per %2</source>
        <translation>%1, Median je %2</translation>
    </message>
    <message numerus="yes">
        <source>%n down</source>
        <translation>
            <numerusform>%n ausgefallen</numerusform>
            <numerusform>%n ausgefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not observed</source>
        <translation>
            <numerusform>%n nicht beobachtet</numerusform>
            <numerusform>%n nicht beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>Duration, slowest</source>
        <translation>Dauer, langsamste</translation>
    </message>
    <message>
        <source>the longest of the successful runs</source>
        <translation>der längste der erfolgreichen Läufe</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 aus %2</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>Uptime, any region</source>
        <translation>Uptime, irgendeine Region</translation>
    </message>
    <message>
        <source>points of time at which a region was up ÷ points</source>
        <translation>Zeitpunkte, zu denen eine Region erreichbar war ÷ Zeitpunkte</translation>
    </message>
    <message>
        <source>Uptime, quorum</source>
        <translation>Uptime, Quorum</translation>
    </message>
    <message>
        <source>points at which less than half of the regions failed ÷ points at which half or more were observed</source>
        <translation>Zeitpunkte, zu denen weniger als die Hälfte der Regionen fehlschlug ÷ Zeitpunkte, zu denen die Hälfte oder mehr beobachtet war</translation>
    </message>
    <message>
        <source>Uptime, all regions</source>
        <translation>Uptime, alle Regionen</translation>
    </message>
    <message>
        <source>points at which no observed region failed ÷ points</source>
        <translation>Zeitpunkte, zu denen keine beobachtete Region fehlschlug ÷ Zeitpunkte</translation>
    </message>
    <message>
        <source>Reachability</source>
        <translation>Erreichbarkeit</translation>
    </message>
    <message>
        <source>runs that succeeded ÷ runs, of all regions</source>
        <translation>gelungene Läufe ÷ Läufe, aus allen Regionen</translation>
    </message>
    <message>
        <source>It goes up and down: it is flapping.</source>
        <translation>Ständiger Wechsel zwischen erreichbar und ausgefallen: instabil.</translation>
    </message>
</context>
<context>
    <name>SyntheticsSection</name>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Checks by region</source>
        <translation>Prüfungen nach Region</translation>
    </message>
    <message>
        <source>Worst first. In a cell the median of the newest runs, or why they fail. Filled: down. Shaded: slow, or its certificate ends soon. Hatched: not observed, neither up nor down. A check is down when at least half of the regions that see it see it down.</source>
        <translation>Das Schlimmste zuerst. In einer Zelle der Median der neuesten Läufe, oder warum sie scheitern. Gefüllt: ausgefallen. Getönt: langsam, oder das Zertifikat endet bald. Schraffiert: nicht beobachtet, weder erreichbar noch ausgefallen. Ausgefallen ist eine Prüfung, wenn mindestens die Hälfte der Regionen, die sie sehen, sie ausgefallen sieht.</translation>
    </message>
    <message>
        <source>Every check from every region</source>
        <translation>Jede Prüfung aus jeder Region</translation>
    </message>
    <message>
        <source>Worst first. Availability and p95 over %1 up to %2; age and certificate at that moment. Availability counts runs, observed is the share of the time in which somebody looked, p95 is the nearest rank of the runs that succeeded.</source>
        <translation>Das Schlimmste zuerst. Verfügbarkeit und p95 über %1 bis %2; Alter und Zertifikat zu diesem Zeitpunkt. Verfügbarkeit zählt Läufe, beobachtet ist der Anteil der Zeit, in der jemand hinsah, p95 ist der nächste Rang der gelungenen Läufe.</translation>
    </message>
    <message numerus="yes">
        <source>%n pairs</source>
        <translation>
            <numerusform>%n Paar</numerusform>
            <numerusform>%n Paare</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from %2.</source>
        <translation>%1 aus %2.</translation>
    </message>
    <message>
        <source>Where the time of a run goes, seen from there; below, up and down by region.</source>
        <translation>Wohin die Zeit eines Laufs geht, von dort gesehen; darunter erreichbar und ausgefallen nach Region.</translation>
    </message>
    <message>
        <source>Hatched: not observed, neither up nor down.</source>
        <translation>Schraffiert: nicht beobachtet, weder erreichbar noch ausgefallen.</translation>
    </message>
    <message>
        <source>silent: no run of any check is known since %1</source>
        <translation>schweigt: seit %1 ist kein Lauf einer Prüfung bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) not observed, the first since %1: %2</source>
        <translation>
            <numerusform>%n Prüfung nicht beobachtet, seit %1: %2</numerusform>
            <numerusform>%n Prüfungen nicht beobachtet, die erste seit %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>No check is probed</source>
        <translation>Keine Prüfung wird ausgeführt</translation>
    </message>
    <message>
        <source>No source has had a result of a probe (probe_success) in the last seven days.</source>
        <translation>Keine Quelle hatte in den letzten sieben Tagen ein Ergebnis einer Prüfung (probe_success).</translation>
    </message>
    <message>
        <source>Synthetics</source>
        <translation>Synthetik</translation>
    </message>
    <message>
        <source>availability = up ÷ (up + down), by runs; what was not observed is neither.</source>
        <translation>Verfügbarkeit = erreichbar ÷ (erreichbar + ausgefallen), nach Läufen; was nicht beobachtet wurde, ist keins von beiden.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 checks are down</source>
        <translation>
            <numerusform>%n von %1 Prüfungen ist ausgefallen</numerusform>
            <numerusform>%n von %1 Prüfungen sind ausgefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n checks are up</source>
        <translation>
            <numerusform>Die Prüfung ist erreichbar</numerusform>
            <numerusform>Alle %n Prüfungen sind erreichbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 checks are up</source>
        <translation>
            <numerusform>%n von %1 Prüfungen ist erreichbar</numerusform>
            <numerusform>%n von %1 Prüfungen sind erreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Of no check it is known whether it is up</source>
        <translation>Von keiner Prüfung ist bekannt, ob sie erreichbar ist</translation>
    </message>
    <message numerus="yes">
        <source>%n are not observed</source>
        <translation>
            <numerusform>%n ist nicht beobachtet</numerusform>
            <numerusform>%n sind nicht beobachtet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are stale</source>
        <translation>
            <numerusform>%n ist veraltet</numerusform>
            <numerusform>%n sind veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are still being fetched</source>
        <translation>
            <numerusform>%n wird noch geholt</numerusform>
            <numerusform>%n werden noch geholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificates end soon, that of %1 first</source>
        <translation>
            <numerusform>%n Zertifikat endet bald, das von %1 zuerst</numerusform>
            <numerusform>%n Zertifikate enden bald, das von %1 zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>the certificate of %1 ends in %2</source>
        <translation>das Zertifikat von %1 endet in %2</translation>
    </message>
    <message>
        <source>the certificate of %1 has ended</source>
        <translation>das Zertifikat von %1 ist abgelaufen</translation>
    </message>
    <message>
        <source>Down: %1.</source>
        <translation>Ausgefallen: %1.</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Slower than in the seven days before: %1.</source>
        <translation>Langsamer als in den sieben Tagen davor: %1.</translation>
    </message>
    <message>
        <source>Nothing is known from %1: its probers are silent, which says nothing about the checks.</source>
        <translation>Aus %1 ist nichts bekannt: die Prüfer dort schweigen, was nichts über die Prüfungen sagt.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pairs of check and region are not observed: neither up nor down.</source>
        <translation>
            <numerusform>%n von %1 Paaren aus Prüfung und Region ist nicht beobachtet: weder erreichbar noch ausgefallen.</numerusform>
            <numerusform>%n von %1 Paaren aus Prüfung und Region sind nicht beobachtet: weder erreichbar noch ausgefallen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyntheticsTable</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauern</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Slowest run of each %1, at most %2</source>
        <translation>Langsamster Lauf je %1, höchstens %2</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>Time since the newest run</source>
        <translation>Zeit seit dem neuesten Lauf</translation>
    </message>
    <message>
        <source>How long successful runs took over the range, from left to right: the median</source>
        <translation>Wie lange erfolgreiche Läufe dauerten, über den Zeitraum von links nach rechts: der Median</translation>
    </message>
    <message>
        <source>The slowest successful run of each stretch of the range, from left to right.
The stronger the colour, the slower; each row has a scale of its own.
Rows are sorted by the slowest run of all.</source>
        <translation>Der langsamste erfolgreiche Lauf jedes Abschnitts des Zeitraums, von links nach rechts.
Je kräftiger die Farbe, desto langsamer; jede Zeile hat ihre eigene Skala.
Sortiert wird nach dem langsamsten Lauf überhaupt.</translation>
    </message>
    <message>
        <source>Runs that succeeded, of all runs in the range</source>
        <translation>Erfolgreiche Läufe, von allen Läufen im Zeitraum</translation>
    </message>
    <message>
        <source>Part of the range in which somebody looked</source>
        <translation>Teil des Zeitraums, in dem jemand hinsah</translation>
    </message>
    <message>
        <source>Half of the successful runs in the range took no longer</source>
        <translation>Die Hälfte der erfolgreichen Läufe im Zeitraum dauerte nicht länger</translation>
    </message>
    <message>
        <source>95 of 100 successful runs in the range took no longer</source>
        <translation>95 von 100 erfolgreichen Läufen im Zeitraum dauerten nicht länger</translation>
    </message>
    <message>
        <source>Time until the first of its certificates ends</source>
        <translation>Zeit, bis das erste seiner Zertifikate abläuft</translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message>
        <source>a range that begins in the past</source>
        <translation>ein Zeitraum, der in der Vergangenheit beginnt</translation>
    </message>
    <message>
        <source>an end after the beginning</source>
        <translation>ein Ende nach dem Beginn</translation>
    </message>
    <message>
        <source>20 years at most</source>
        <translation>höchstens 20 Jahre</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>Vorige Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Dieses Quartal</translation>
    </message>
    <message>
        <source>Previous quarter</source>
        <translation>Voriges Quartal</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>Voriges Jahr</translation>
    </message>
    <message>
        <source>a length (7d), a beginning (now-6h), a day, a moment (2026-11-23 14:05), or A to B</source>
        <translation>eine Länge (7d), ein Anfang (now-6h), ein Tag, ein Zeitpunkt (2026-11-23 14:05) oder A to B</translation>
    </message>
</context>
<context>
    <name>TlsError</name>
    <message>
        <source>If you trust it, save the CA's certificate and name the file: tls: {ca: FILE}.</source>
        <translation>Wenn Sie ihr vertrauen, das Zertifikat der CA speichern und die Datei nennen: tls: {ca: FILE}.</translation>
    </message>
    <message>
        <source>The server needs a new certificate; check this machine's clock as well.</source>
        <translation>Der Server braucht ein neues Zertifikat; auch die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>Do not go on: ask the server's owner for a certificate that is valid.</source>
        <translation>Nicht fortfahren: den Betreiber des Servers um ein gültiges Zertifikat bitten.</translation>
    </message>
    <message>
        <source>a certificate that its CA has revoked</source>
        <translation>ein von seiner CA widerrufenes Zertifikat</translation>
    </message>
    <message>
        <source>a certificate on the list of bad ones</source>
        <translation>ein Zertifikat auf der Sperrliste</translation>
    </message>
    <message>
        <source>a certificate for another host</source>
        <translation>ein Zertifikat für einen anderen Host</translation>
    </message>
    <message>
        <source>Write the address with a name that the certificate has.</source>
        <translation>Die Adresse mit einem Namen schreiben, den das Zertifikat hat.</translation>
    </message>
    <message>
        <source>an expired certificate</source>
        <translation>ein abgelaufenes Zertifikat</translation>
    </message>
    <message>
        <source>a certificate that is not valid yet</source>
        <translation>ein noch nicht gültiges Zertifikat</translation>
    </message>
    <message>
        <source>a self-signed certificate</source>
        <translation>ein selbstsigniertes Zertifikat</translation>
    </message>
    <message>
        <source>If you trust it, save this certificate and name the file: tls: {ca: FILE}.</source>
        <translation>Wenn Sie ihm vertrauen, dieses Zertifikat speichern und die Datei nennen: tls: {ca: FILE}.</translation>
    </message>
    <message>
        <source>a certificate of a CA that this machine does not know</source>
        <translation>ein Zertifikat einer CA, die dieser Rechner nicht kennt</translation>
    </message>
    <message>
        <source>a certificate whose issuer is unknown here</source>
        <translation>ein Zertifikat, dessen Aussteller hier unbekannt ist</translation>
    </message>
    <message>
        <source>Either the server leaves out an intermediate certificate, or the CA is a private one: tls: {ca: FILE}.</source>
        <translation>Entweder lässt der Server ein Zwischenzertifikat weg, oder die CA ist eine private: tls: {ca: FILE}.</translation>
    </message>
    <message>
        <source>a chain of certificates with a missing link</source>
        <translation>eine Zertifikatskette, in der ein Glied fehlt</translation>
    </message>
    <message>
        <source>a certificate that nobody vouches for</source>
        <translation>ein Zertifikat, für das niemand bürgt</translation>
    </message>
    <message>
        <source>a CA that is not trusted for this purpose</source>
        <translation>eine CA, der für diesen Zweck nicht vertraut wird</translation>
    </message>
    <message>
        <source>a CA that refuses this purpose</source>
        <translation>eine CA, die diesen Zweck ablehnt</translation>
    </message>
    <message>
        <source>a certificate issued by one that is no CA</source>
        <translation>ein Zertifikat von einem Aussteller, der keine CA ist</translation>
    </message>
    <message>
        <source>a certificate that is not meant for servers</source>
        <translation>ein Zertifikat, das nicht für Server gedacht ist</translation>
    </message>
    <message>
        <source>a chain of certificates that is too long</source>
        <translation>eine zu lange Zertifikatskette</translation>
    </message>
    <message>
        <source>a certificate with a wrong signature</source>
        <translation>ein Zertifikat mit falscher Signatur</translation>
    </message>
    <message>
        <source>a certificate whose signature cannot be read</source>
        <translation>ein Zertifikat mit unlesbarer Signatur</translation>
    </message>
    <message>
        <source>a CA whose key cannot be read</source>
        <translation>eine CA mit unlesbarem Schlüssel</translation>
    </message>
    <message>
        <source>a certificate without a readable first day</source>
        <translation>ein Zertifikat ohne lesbaren ersten Tag</translation>
    </message>
    <message>
        <source>a certificate without a readable last day</source>
        <translation>ein Zertifikat ohne lesbaren letzten Tag</translation>
    </message>
    <message>
        <source>a chain of certificates that does not fit together</source>
        <translation>eine Zertifikatskette, die nicht zusammenpasst</translation>
    </message>
    <message>
        <source>a certificate that names another issuer</source>
        <translation>ein Zertifikat, das einen anderen Aussteller nennt</translation>
    </message>
    <message>
        <source>a server without a certificate</source>
        <translation>ein Server ohne Zertifikat</translation>
    </message>
    <message>
        <source>no TLS library on this machine</source>
        <translation>keine TLS-Bibliothek auf diesem Rechner</translation>
    </message>
    <message>
        <source>Install OpenSSL.</source>
        <translation>OpenSSL installieren.</translation>
    </message>
    <message>
        <source>a certificate that cannot be accepted</source>
        <translation>ein nicht annehmbares Zertifikat</translation>
    </message>
    <message>
        <source>%1 (it is for %2, not for %3)</source>
        <translation>%1 (es gilt für %2, nicht für %3)</translation>
    </message>
    <message>
        <source>%1 (valid until %2)</source>
        <translation>%1 (gültig bis %2)</translation>
    </message>
    <message>
        <source>%1 (valid from %2)</source>
        <translation>%1 (gültig ab %2)</translation>
    </message>
    <message>
        <source>a valid certificate for %1</source>
        <translation>ein gültiges Zertifikat für %1</translation>
    </message>
    <message>
        <source>a TLS connection, version 1.2 or later</source>
        <translation>eine TLS-Verbindung, Version 1.2 oder neuer</translation>
    </message>
    <message>
        <source>a handshake that failed</source>
        <translation>ein fehlgeschlagener Handshake</translation>
    </message>
    <message>
        <source>a server that wants a client certificate</source>
        <translation>ein Server, der ein Client-Zertifikat verlangt</translation>
    </message>
    <message>
        <source>%1 (issued by %2)</source>
        <translation>%1 (ausgestellt von %2)</translation>
    </message>
    <message>
        <source>a self-signed certificate that the named file does not hold (SHA-256 %1)</source>
        <translation>ein selbstsigniertes Zertifikat, das nicht in der genannten Datei steht (SHA-256 %1)</translation>
    </message>
    <message>
        <source>The server has a new certificate, or another server answers in its place: compare with its owner before you name it: tls: {ca: FILE}.</source>
        <translation>Der Server hat ein neues Zertifikat, oder ein anderer antwortet an seiner Stelle: mit dem Betreiber vergleichen, bevor Sie es nennen: tls: {ca: FILE}.</translation>
    </message>
    <message>
        <source>a certificate that names its host only as a common name (%1)</source>
        <translation>ein Zertifikat, das seinen Host nur als Common Name nennt (%1)</translation>
    </message>
    <message>
        <source>That has not counted for years: the server needs a certificate with %1 among its alternative names (subjectAltName).</source>
        <translation>Das zählt seit Jahren nicht mehr: der Server braucht ein Zertifikat mit %1 unter den alternativen Namen (subjectAltName).</translation>
    </message>
    <message>
        <source>a certificate with a key of only %1 bits</source>
        <translation>ein Zertifikat mit einem Schlüssel von nur %1 Bit</translation>
    </message>
    <message>
        <source>Such a key can be broken: the server needs a certificate with a longer one.</source>
        <translation>So ein Schlüssel lässt sich brechen: der Server braucht ein Zertifikat mit einem längeren.</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>issued by a CA it does not know</source>
        <translation>von einer CA, die er nicht kennt</translation>
    </message>
    <message>
        <source>alert %1</source>
        <translation>Alarm %1</translation>
    </message>
    <message>
        <source>Name yours: %1.</source>
        <translation>Das eigene angeben: %1.</translation>
    </message>
    <message>
        <source>a server that refused the client certificate (%1)</source>
        <translation>ein Server, der das Client-Zertifikat abgelehnt hat (%1)</translation>
    </message>
    <message>
        <source>Name one that the server's CA has issued and that is valid today: %1.</source>
        <translation>Eines angeben, das die CA des Servers ausgestellt hat und das heute gilt: %1.</translation>
    </message>
    <message>
        <source>a server that does not speak TLS on this port</source>
        <translation>ein Server, der an diesem Port kein TLS spricht</translation>
    </message>
    <message>
        <source>Write http:// in the source's url, or name the port where it speaks TLS.</source>
        <translation>In der url der Quelle http:// schreiben oder den Port angeben, an dem er TLS spricht.</translation>
    </message>
    <message>
        <source>a server that speaks only older versions of TLS</source>
        <translation>ein Server, der nur ältere Versionen von TLS spricht</translation>
    </message>
    <message>
        <source>Let the server, or a proxy before it, speak TLS 1.2 or 1.3.</source>
        <translation>Der Server oder ein Proxy davor muss TLS 1.2 oder 1.3 sprechen.</translation>
    </message>
    <message>
        <source>a server that broke off the handshake</source>
        <translation>ein Server, der den Handshake abgebrochen hat</translation>
    </message>
    <message>
        <source>It may want a client certificate (%1), or has no cipher in common with this machine.</source>
        <translation>Vielleicht verlangt er ein Client-Zertifikat (%1), oder er hat mit diesem Rechner keine Chiffre gemeinsam.</translation>
    </message>
    <message>
        <source>It may refuse the client certificate, or has no cipher in common with this machine.</source>
        <translation>Vielleicht lehnt er das Client-Zertifikat ab, oder er hat mit diesem Rechner keine Chiffre gemeinsam.</translation>
    </message>
    <message>
        <source>The server's log says more; a proxy or firewall in between may be the cause.</source>
        <translation>Das Protokoll des Servers sagt mehr; auch ein Proxy oder eine Firewall dazwischen kann die Ursache sein.</translation>
    </message>
</context>
<context>
    <name>TlsSettings</name>
    <message>
        <source>The files are named under “tls” of the source: ca, cert, key.</source>
        <translation>Die Dateien stehen unter „tls“ der Quelle: ca, cert, key.</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>keine solche Datei</translation>
    </message>
    <message>
        <source>a file that cannot be read</source>
        <translation>eine unlesbare Datei</translation>
    </message>
    <message>
        <source>a file without a PEM certificate</source>
        <translation>eine Datei ohne PEM-Zertifikat</translation>
    </message>
    <message>
        <source>a private key (PEM) without a passphrase</source>
        <translation>ein privater Schlüssel (PEM) ohne Passphrase</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>the certificates of a CA (PEM)</source>
        <translation>die Zertifikate einer CA (PEM)</translation>
    </message>
    <message>
        <source>a client certificate (PEM)</source>
        <translation>ein Client-Zertifikat (PEM)</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>something else, such as a folder</source>
        <translation>etwas anderes, etwa ein Ordner</translation>
    </message>
    <message>
        <source>a file that can be read</source>
        <translation>eine lesbare Datei</translation>
    </message>
    <message>
        <source>at most 1 MiB</source>
        <translation>höchstens 1 MiB</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>nothing under “%1” in an included file</source>
        <translation>nichts unter „%1“ in einer eingebundenen Datei</translation>
    </message>
    <message>
        <source>It belongs into the workspace file %1.</source>
        <translation>Es gehört in die Workspace-Datei %1.</translation>
    </message>
    <message>
        <source>the key “version”</source>
        <translation>der Schlüssel „version“</translation>
    </message>
    <message>
        <source>Write version: 1</source>
        <translation>version: 1 schreiben</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>The file was written for a newer Traceo.</source>
        <translation>Die Datei wurde für ein neueres Traceo geschrieben.</translation>
    </message>
    <message>
        <source>a name of at most %1 letters, digits, “-”, “_” and “.”</source>
        <translation>ein Name aus höchstens %1 Buchstaben, Ziffern, „-“, „_“ und „.“</translation>
    </message>
    <message>
        <source>at least 1d</source>
        <translation>mindestens 1d</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>ein Pfad</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>ein leerer Text</translation>
    </message>
    <message>
        <source>keep_minutes at least as long as keep_raw</source>
        <translation>keep_minutes mindestens so lang wie keep_raw</translation>
    </message>
    <message>
        <source>a list of sources</source>
        <translation>eine Liste von Quellen</translation>
    </message>
    <message>
        <source>a source such as {name: …, kind: …, url: …}</source>
        <translation>eine Quelle wie {name: …, kind: …, url: …}</translation>
    </message>
    <message>
        <source>a name no other source has</source>
        <translation>ein Name, den keine andere Quelle hat</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht er bei %1.</translation>
    </message>
    <message>
        <source>a path or a pattern</source>
        <translation>ein Pfad oder ein Muster</translation>
    </message>
    <message>
        <source>a list of files to include</source>
        <translation>eine Liste einzubindender Dateien</translation>
    </message>
    <message>
        <source>a list of files or documents</source>
        <translation>eine Liste von Dateien oder Dokumenten</translation>
    </message>
    <message>
        <source>This version of Traceo does not support this section yet; it is left out.</source>
        <translation>Diese Version von Traceo unterstützt diesen Abschnitt noch nicht; er wird ausgelassen.</translation>
    </message>
    <message>
        <source>a kind of source: %1</source>
        <translation>eine Art von Quelle: %1</translation>
    </message>
    <message>
        <source>Source %1 takes its secret from the environment, where other programs can read it; “keychain:” or “file:” keep it closer.</source>
        <translation>Die Quelle %1 nimmt ihr Geheimnis aus der Umgebung, wo andere Programme es lesen können; „keychain:“ oder „file:“ bewahren es besser.</translation>
    </message>
    <message>
        <source>a file that can be written</source>
        <translation>eine Datei, die geschrieben werden kann</translation>
    </message>
    <message>
        <source>a name that is free</source>
        <translation>ein freier Name</translation>
    </message>
    <message>
        <source>a file that is there</source>
        <translation>eine vorhandene Datei</translation>
    </message>
    <message>
        <source>It is left as it is; choose another name.</source>
        <translation>Sie bleibt, wie sie ist; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>a folder that could not be made</source>
        <translation>ein Ordner, der nicht angelegt werden konnte</translation>
    </message>
    <message>
        <source>a file that could not be renamed</source>
        <translation>eine Datei, die nicht umbenannt werden konnte</translation>
    </message>
    <message>
        <source>a list of exclusions</source>
        <translation>eine Liste von Ausschlüssen</translation>
    </message>
    <message>
        <source>an exclusion such as {id: …, start: …, duration: …, reason: …}</source>
        <translation>ein Ausschluss wie {id: …, start: …, duration: …, reason: …}</translation>
    </message>
    <message>
        <source>a list of budget policies</source>
        <translation>eine Liste von Budget-Policies</translation>
    </message>
    <message>
        <source>a budget policy such as {name: …, steps: [{when: …, do: …}]}</source>
        <translation>eine Budget-Policy wie {name: …, steps: [{when: …, do: …}]}</translation>
    </message>
    <message>
        <source>a list of rules of accounts</source>
        <translation>eine Liste von Kontenregeln</translation>
    </message>
    <message>
        <source>a rule such as “chaos=chaos” or {rule: …, slos: […]}</source>
        <translation>eine Regel wie „chaos=chaos“ oder {rule: …, slos: […]}</translation>
    </message>
    <message>
        <source>the file that was opened</source>
        <translation>die Datei, die geöffnet wurde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>the file as it was when it was opened</source>
        <translation>die Datei, wie sie beim Öffnen war</translation>
    </message>
    <message>
        <source>one that was changed since</source>
        <translation>eine, die seither geändert wurde</translation>
    </message>
    <message>
        <source>It is left as it is; open it again and repeat the change.</source>
        <translation>Sie bleibt, wie sie ist; öffnen Sie sie neu, und wiederholen Sie die Änderung.</translation>
    </message>
    <message>
        <source>a file that may only be read</source>
        <translation>eine Datei, die nur gelesen werden darf</translation>
    </message>
    <message>
        <source>a file whose permissions can be read</source>
        <translation>eine Datei, deren Rechte gelesen werden können</translation>
    </message>
    <message>
        <source>a file that stays its owner's</source>
        <translation>eine Datei, die ihrem Eigentümer bleibt</translation>
    </message>
    <message>
        <source>one of %1, group %2, which it would not be any more</source>
        <translation>eine von %1, Gruppe %2, was sie nicht mehr wäre</translation>
    </message>
    <message>
        <source>Change it in an editor, or let its owner do it.</source>
        <translation>Ändern Sie sie in einem Editor, oder lassen Sie das ihren Eigentümer tun.</translation>
    </message>
    <message>
        <source>a file with one name</source>
        <translation>eine Datei mit einem Namen</translation>
    </message>
    <message>
        <source>one with %1 names (hard links)</source>
        <translation>eine mit %1 Namen (harte Links)</translation>
    </message>
    <message>
        <source>The others would keep the old text: change it in an editor.</source>
        <translation>Die anderen behielten den alten Text: Ändern Sie sie in einem Editor.</translation>
    </message>
    <message>
        <source>a file whose permissions can be set</source>
        <translation>eine Datei, deren Rechte gesetzt werden können</translation>
    </message>
    <message>
        <source>a folder whose permissions can be set</source>
        <translation>ein Ordner, dessen Rechte gesetzt werden können</translation>
    </message>
    <message>
        <source>a file whose permissions can be kept</source>
        <translation>eine Datei, deren Rechte erhalten werden können</translation>
    </message>
    <message>
        <source>nothing that stands elsewhere already</source>
        <translation>nichts, das schon anderswo steht</translation>
    </message>
</context>
<context>
    <name>YamlReader</name>
    <message>
        <source>the end of the text</source>
        <translation>das Textende</translation>
    </message>
    <message>
        <source>“]” for the list that begins here</source>
        <translation>„]“ für die hier beginnende Liste</translation>
    </message>
    <message>
        <source>“}” for the mapping that begins here</source>
        <translation>„}“ für das hier beginnende Mapping</translation>
    </message>
    <message>
        <source>a closing quote or bracket after this place</source>
        <translation>nach dieser Stelle ein schließendes Anführungszeichen oder eine schließende Klammer</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>an alias (*name)</source>
        <translation>ein Alias (*name)</translation>
    </message>
    <message>
        <source>Put quotes around a text that begins with “*”.</source>
        <translation>Einen Text, der mit „*“ beginnt, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>spaces as indentation</source>
        <translation>Leerzeichen als Einrückung</translation>
    </message>
    <message>
        <source>a tab</source>
        <translation>ein Tabulator</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>a character no plain text may begin with</source>
        <translation>ein Zeichen, mit dem kein einfacher Text beginnen darf</translation>
    </message>
    <message>
        <source>Put quotes around the text.</source>
        <translation>Den Text in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>no “: ” inside a plain text</source>
        <translation>kein „: “ in einem einfachen Text</translation>
    </message>
    <message>
        <source>Check the indentation of this line; put quotes around a text with “: ” in it.</source>
        <translation>Die Einrückung dieser Zeile prüfen; einen Text mit „: “ in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>valid YAML</source>
        <translation>gültiges YAML</translation>
    </message>
    <message>
        <source>Check the indentation, quotes and brackets here and on the line above.</source>
        <translation>Einrückung, Anführungszeichen und Klammern hier und in der Zeile darüber prüfen.</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>the end of the document</source>
        <translation>das Dokumentende</translation>
    </message>
    <message>
        <source>Look for a stray comma, bracket or indentation here or on the line above.</source>
        <translation>Hier oder in der Zeile darüber nach einem überzähligen Komma, einer Klammer oder Einrückung suchen.</translation>
    </message>
    <message>
        <source>one document</source>
        <translation>ein Dokument</translation>
    </message>
    <message>
        <source>a second document</source>
        <translation>ein zweites Dokument</translation>
    </message>
    <message>
        <source>at most %1 documents</source>
        <translation>höchstens %1 Dokumente</translation>
    </message>
    <message>
        <source>at most %1 values</source>
        <translation>höchstens %1 Werte</translation>
    </message>
    <message>
        <source>a value without a tag</source>
        <translation>ein Wert ohne Tag</translation>
    </message>
    <message>
        <source>Write the value out.</source>
        <translation>Den Wert ausschreiben.</translation>
    </message>
    <message>
        <source>an anchor (&amp;name)</source>
        <translation>ein Anker (&amp;name)</translation>
    </message>
    <message>
        <source>Put quotes around a text that begins with “&amp;”.</source>
        <translation>Einen Text, der mit „&amp;“ beginnt, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>a text as key</source>
        <translation>ein Text als Schlüssel</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>ein Mapping</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>at most %1 levels</source>
        <translation>höchstens %1 Ebenen</translation>
    </message>
    <message>
        <source>each key once</source>
        <translation>jeder Schlüssel einmal</translation>
    </message>
    <message>
        <source>%1 again</source>
        <translation>nochmals %1</translation>
    </message>
    <message>
        <source>It stands first at %1.</source>
        <translation>Zuerst steht er bei %1.</translation>
    </message>
    <message>
        <source>Line %1 is left out until then.</source>
        <translation>Zeile %1 bleibt bis dahin außen vor.</translation>
    </message>
    <message>
        <source>Lines %1 to %2 are left out until then.</source>
        <translation>Zeilen %1 bis %2 bleiben bis dahin außen vor.</translation>
    </message>
</context>
<context>
    <name>YamlText</name>
    <message>
        <source>at most 1 MiB</source>
        <translation>höchstens 1 MiB</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>text in UTF-8</source>
        <translation>Text in UTF-8</translation>
    </message>
    <message>
        <source>the byte 0x%1</source>
        <translation>das Byte 0x%1</translation>
    </message>
    <message>
        <source>text without control characters</source>
        <translation>Text ohne Steuerzeichen</translation>
    </message>
    <message>
        <source>lines that end with LF or CR LF</source>
        <translation>Zeilen, die mit LF oder CR LF enden</translation>
    </message>
    <message>
        <source>a lone carriage return</source>
        <translation>ein einzelner Wagenrücklauf</translation>
    </message>
    <message>
        <source>no directive</source>
        <translation>keine Direktive</translation>
    </message>
    <message>
        <source>a line that begins with %1</source>
        <translation>eine Zeile, die mit %1 beginnt</translation>
    </message>
</context>
<context>
    <name>traceo::AddSourceDialog</name>
    <message>
        <source>Expected %1, found %2.</source>
        <translation>Erwartet: %1; gefunden: %2.</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>https://prometheus.example.org or localhost:9090</source>
        <translation>https://prometheus.example.org oder localhost:9090</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>A Prometheus, VictoriaMetrics, Thanos, Mimir or Alertmanager. Copy the address from your browser; paths such as /graph are left out. Nothing is changed there.</source>
        <translation>Ein Prometheus, VictoriaMetrics, Thanos, Mimir oder Alertmanager. Kopieren Sie die Adresse aus dem Browser; Pfade wie /graph werden weggelassen. Dort wird nichts geändert.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>empty for a token</source>
        <translation>leer bei einem Token</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Send it over &amp;http:// as well: the network is trusted</source>
        <translation>Auch über &amp;http:// senden: dem Netz wird vertraut</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password or token</source>
        <translation>&amp;Passwort oder Token</translation>
    </message>
    <message>
        <source>&amp;Tenant</source>
        <translation>&amp;Mandant</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Answers there</source>
        <translation>Dort antwortet</translation>
    </message>
    <message>
        <source>Of use</source>
        <translation>Von Nutzen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Is written to</source>
        <translation>Geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>1 of 3: where is it?</source>
        <translation>1 von 3: Wo ist sie?</translation>
    </message>
    <message>
        <source>2 of 3: what was found</source>
        <translation>2 von 3: Was gefunden wurde</translation>
    </message>
    <message>
        <source>3 of 3: SLOs to take over</source>
        <translation>3 von 3: SLOs zum Übernehmen</translation>
    </message>
    <message>
        <source>one line is yours</source>
        <translation>eine Zeile schreiben Sie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>Nach&amp;sehen</translation>
    </message>
    <message>
        <source>&amp;SLOs…</source>
        <translation>&amp;SLOs …</translation>
    </message>
    <message>
        <source>&amp;Write and open</source>
        <translation>&amp;Schreiben und öffnen</translation>
    </message>
    <message>
        <source>&amp;Write without SLOs and open</source>
        <translation>&amp;Ohne SLOs schreiben und öffnen</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Neu öffnen</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreibe</translation>
    </message>
    <message>
        <source>It wants to know the tenant.</source>
        <translation>Er will den Mandanten wissen.</translation>
    </message>
    <message>
        <source>It refused this login.</source>
        <translation>Er wies diese Anmeldung ab.</translation>
    </message>
    <message>
        <source>It wants a login.</source>
        <translation>Er will eine Anmeldung.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Data of</source>
        <translation>Daten aus</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;Keep it in a file that only you can read, where there is no keychain</source>
        <translation>In einer &amp;Datei aufbewahren, die nur Sie lesen können, falls es keinen Schlüsselbund gibt</translation>
    </message>
    <message>
        <source>Else it is kept in the system's keychain, for this server only; the workspace file names the place.</source>
        <translation>Sonst wird es im Schlüsselbund des Systems aufbewahrt, nur für diesen Server; die Arbeitsbereichsdatei nennt den Ort.</translation>
    </message>
    <message>
        <source>%1 Or go back to the login and let it be kept in a file.</source>
        <translation>%1 Oder gehen Sie zurück zur Anmeldung und lassen Sie es in einer Datei aufbewahren.</translation>
    </message>
    <message>
        <source>The objective is the strictest of the usual ones, 90 to 99.95 %, that the last 30 days kept; stricter than 99 % only where that leaves room for one bad event. The numbers are the server's own estimate; Traceo counts them exactly once the history is here.</source>
        <translation>Das Ziel ist das strengste der üblichen, 90 bis 99,95 %, das die letzten 30 Tage eingehalten haben; strenger als 99 % nur, wo das Platz für ein schlechtes Ereignis lässt. Die Zahlen schätzt der Server selbst; Traceo zählt sie genau, sobald der Verlauf hier ist.</translation>
    </message>
    <message>
        <source>No keychain answers in this session. The login goes into a file of its own in %1; the workspace file names the place.</source>
        <translation>In dieser Sitzung antwortet kein Schlüsselbund. Die Anmeldung kommt in eine eigene Datei in %1; die Datei des Arbeitsbereichs nennt den Ort.</translation>
    </message>
</context>
<context>
    <name>traceo::AddingSource</name>
    <message>
        <source>&amp;Add source…</source>
        <translation>Quelle &amp;hinzufügen …</translation>
    </message>
</context>
<context>
    <name>traceo::CacheCompareView</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Waiting for the history</source>
        <translation>Warten auf den Verlauf</translation>
    </message>
    <message>
        <source>&amp;Cache</source>
        <translation>&amp;Cache</translation>
    </message>
    <message>
        <source>&amp;Around</source>
        <translation>&amp;Rund um</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>A&amp;fter</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>No deploy in this range</source>
        <translation>Kein Deploy in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Periods as typed</source>
        <translation>Zeiträume wie eingegeben</translation>
    </message>
    <message>
        <source>%1, against %2</source>
        <translation>%1, verglichen mit %2</translation>
    </message>
    <message>
        <source>These periods cannot be compared</source>
        <translation>Diese Zeiträume lassen sich nicht vergleichen</translation>
    </message>
    <message>
        <source>Two periods to compare</source>
        <translation>Zwei Zeiträume zum Vergleichen</translation>
    </message>
    <message>
        <source>No deploy was told of in this range. Type two periods, or tell of a deploy: %1.</source>
        <translation>In diesem Zeitraum wurde kein Deploy mitgeteilt. Geben Sie zwei Zeiträume ein, oder teilen Sie einen Deploy mit: %1.</translation>
    </message>
    <message>
        <source>Deploy: %1 (%2).</source>
        <translation>Deploy: %1 (%2).</translation>
    </message>
</context>
<context>
    <name>traceo::CacheDetailView</name>
    <message>
        <source>Parts of the cache</source>
        <translation>Teile des Caches</translation>
    </message>
    <message>
        <source>Look-ups</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Slow log</source>
        <translation>Protokoll langsamer Befehle</translation>
    </message>
    <message>
        <source>False results</source>
        <translation>Falsche Ergebnisse</translation>
    </message>
    <message>
        <source>Numbers of the selected cache</source>
        <translation>Zahlen des ausgewählten Caches</translation>
    </message>
    <message>
        <source>Groups of keys</source>
        <translation>Gruppen von Schlüsseln</translation>
    </message>
    <message>
        <source>Slow commands</source>
        <translation>Langsame Befehle</translation>
    </message>
    <message>
        <source>Estimators of false results</source>
        <translation>Schätzer falscher Ergebnisse</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Nobody holds answers of this cache against the truth. Map a counter of stale answers with “%1” in the section “%2” of the workspace, or let a shadow reader look.</source>
        <translation>Niemand vergleicht Antworten dieses Caches mit der Wahrheit. Ordnen Sie mit „%1“ im Abschnitt „%2“ des Workspace einen Zähler veralteter Antworten zu, oder lassen Sie einen Schattenleser nachsehen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Hits and misses</source>
        <translation>Treffer und Fehlgriffe</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Evictions</source>
        <translation>Verdrängungen</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>Latency over time</source>
        <translation>Latenz über die Zeit</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>traceo::CacheIndexView</name>
    <message>
        <source>Indexes</source>
        <translation>Indexe</translation>
    </message>
    <message>
        <source>Waiting for the history</source>
        <translation>Warten auf den Verlauf</translation>
    </message>
    <message>
        <source>Advice on indexes</source>
        <translation>Empfehlungen zu Indexen</translation>
    </message>
    <message>
        <source>Copy SQL</source>
        <translation>SQL kopieren</translation>
    </message>
    <message>
        <source>Traceo runs nothing: paste it where you would run it</source>
        <translation>Traceo führt nichts aus: Fügen Sie es dort ein, wo Sie es ausführen würden</translation>
    </message>
    <message>
        <source>SQL to copy</source>
        <translation>SQL zum Kopieren</translation>
    </message>
    <message>
        <source>No advice</source>
        <translation>Keine Empfehlung</translation>
    </message>
    <message>
        <source>Nothing to advise</source>
        <translation>Nichts zu empfehlen</translation>
    </message>
    <message>
        <source>Advice rests on pg_stat_user_tables, pg_stat_user_indexes and pg_stat_statements. They are read where PostgreSQL is asked directly: add %1 under “sources:”.</source>
        <translation>Empfehlungen beruhen auf pg_stat_user_tables, pg_stat_user_indexes und pg_stat_statements. Sie werden gelesen, wo PostgreSQL direkt gefragt wird: Fügen Sie %1 unter „sources:“ hinzu.</translation>
    </message>
    <message>
        <source>Tables, indexes and statements were looked at in this range.</source>
        <translation>Tabellen, Indizes und Anweisungen wurden in diesem Zeitraum angesehen.</translation>
    </message>
    <message>
        <source>No source tells of indexes</source>
        <translation>Keine Quelle gibt Auskunft über Indizes</translation>
    </message>
</context>
<context>
    <name>traceo::CacheLatencyView</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No times of single commands</source>
        <translation>Keine Zeiten einzelner Befehle</translation>
    </message>
    <message>
        <source>Redis tells them from 7.0 on, when it may be asked for LATENCY HISTOGRAM; of PostgreSQL they need the extension %1.</source>
        <translation>Redis gibt sie ab 7.0 an, wenn es nach LATENCY HISTOGRAM gefragt werden darf; bei PostgreSQL brauchen sie die Erweiterung %1.</translation>
    </message>
    <message>
        <source>No times of commands in this range</source>
        <translation>Keine Zeiten von Befehlen in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Redis counts them by how long they took from 7.0 on, when it may be asked for LATENCY HISTOGRAM. Of another cache name the histogram of its answers under “%1” in the workspace; two polls are the least.</source>
        <translation>Redis zählt sie ab 7.0 danach, wie lange sie dauerten, wenn LATENCY HISTOGRAM erlaubt ist. Für einen anderen Cache nennen Sie das Histogramm seiner Antworten unter „%1“ im Arbeitsbereich; es braucht mindestens zwei Abfragen.</translation>
    </message>
</context>
<context>
    <name>traceo::CachePane</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Waiting for the history</source>
        <translation>Warten auf den Verlauf</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexe</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>Caches</translation>
    </message>
    <message>
        <source>generated data</source>
        <translation>generierte Daten</translation>
    </message>
    <message>
        <source>No caches yet</source>
        <translation>Noch keine Caches</translation>
    </message>
    <message>
        <source>No source has series of a cache. Let Prometheus scrape redis_exporter, memcached_exporter or postgres_exporter, or ask a server directly: add %1 under “sources:” of the workspace; “%2” then tells whether it answers.</source>
        <translation>Keine Quelle hat Zeitreihen eines Caches. Lassen Sie Prometheus redis_exporter, memcached_exporter oder postgres_exporter abfragen, oder fragen Sie einen Server direkt: Fügen Sie %1 unter „sources:“ des Workspace hinzu; „%2“ sagt dann, ob er antwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s), worst first</source>
        <translation>
            <numerusform>%n Instanz</numerusform>
            <numerusform>%n Instanzen, schlimmste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 instances</source>
        <translation>%1 von %2 Instanzen</translation>
    </message>
</context>
<context>
    <name>traceo::ChangesDock</name>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>F7</source>
        <translation>F7</translation>
    </message>
    <message>
        <source>Close what changed</source>
        <translation>„Was sich geändert hat“ schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2, the newest %3</source>
        <translation>%1 · %2, die neuesten %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>traceo::ChartMenu</name>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>Bild &amp;speichern …</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Vectors (*.svg)</source>
        <translation>Vektoren (*.svg)</translation>
    </message>
    <message>
        <source>Pixels (*.png)</source>
        <translation>Pixel (*.png)</translation>
    </message>
    <message>
        <source>Show as &amp;heat map</source>
        <translation>Als &amp;Heatmap zeigen</translation>
    </message>
</context>
<context>
    <name>traceo::ChartTable</name>
    <message>
        <source>nothing observed</source>
        <translation>nichts beobachtet</translation>
    </message>
    <message>
        <source>%1, lowest</source>
        <translation>%1, kleinster Wert</translation>
    </message>
    <message>
        <source>%1, highest</source>
        <translation>%1, größter Wert</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1, began again</source>
        <translation>%1, neu begonnen</translation>
    </message>
</context>
<context>
    <name>traceo::ChartTableDialog</name>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The chosen rows as text with tabs, for a spreadsheet: %1</source>
        <translation>Die gewählten Zeilen als Text mit Tabulatoren, für eine Tabellenkalkulation: %1</translation>
    </message>
</context>
<context>
    <name>traceo::CommandPalette</name>
    <message>
        <source>Pane, object or command</source>
        <translation>Ansicht, Objekt oder Befehl</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
</context>
<context>
    <name>traceo::FilterField</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Words that a row must contain; a word after ! must not be there.</source>
        <translation>Wörter, die eine Zeile enthalten muss; ein Wort nach ! darf nicht vorkommen.</translation>
    </message>
    <message>
        <source>in one of the cells; regular expressions, too</source>
        <translation>in einer der Zellen; auch reguläre Ausdrücke</translation>
    </message>
    <message>
        <source>in none of them</source>
        <translation>in keiner davon</translation>
    </message>
    <message>
        <source>in the column of this name</source>
        <translation>in der Spalte dieses Namens</translation>
    </message>
    <message>
        <source>the column says exactly that; != for anything else</source>
        <translation>die Spalte sagt genau das; != für alles andere</translation>
    </message>
    <message>
        <source>these letters in this order</source>
        <translation>diese Buchstaben in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>with the space between them</source>
        <translation>mit dem Leerzeichen dazwischen</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
</context>
<context>
    <name>traceo::Footer</name>
    <message>
        <source>History and page</source>
        <translation>Historie und Seite</translation>
    </message>
</context>
<context>
    <name>traceo::HeatBody</name>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::HeatFoot</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>traceo::HeatMap</name>
    <message>
        <source>No lines</source>
        <translation>Keine Linien</translation>
    </message>
    <message>
        <source>The chart shows no measured line in this stretch of time.</source>
        <translation>Das Diagramm zeigt in diesem Zeitraum keine gemessene Linie.</translation>
    </message>
</context>
<context>
    <name>traceo::HeatMapDialog</name>
    <message>
        <source>%1 as a heat map</source>
        <translation>%1 als Heatmap</translation>
    </message>
    <message>
        <source>highest of each %1</source>
        <translation>Höchstwert je %1</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The cells as numbers, to read, sort and copy</source>
        <translation>Die Felder als Zahlen, zum Lesen, Sortieren und Kopieren</translation>
    </message>
    <message>
        <source>lowest of each %1</source>
        <translation>Tiefstwert je %1</translation>
    </message>
</context>
<context>
    <name>traceo::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>No number chosen</source>
        <translation>Keine Zahl gewählt</translation>
    </message>
    <message>
        <source>Choose a number to see where it comes from.</source>
        <translation>Eine Zahl wählen, um zu sehen, woher sie kommt.</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woraus</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Again, in a terminal</source>
        <translation>Noch einmal, im Terminal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the command</source>
        <translation>Kopiert den Befehl</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Verwandt</translation>
    </message>
    <message>
        <source>Goes to it</source>
        <translation>Führt dorthin</translation>
    </message>
</context>
<context>
    <name>traceo::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>traceo::LinePage</name>
    <message>
        <source>Line to add</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Line to add</source>
        <translation>Neue &amp;Zeile</translation>
    </message>
    <message>
        <source>%1 was written. %2 was written by hand and is left as it is: add this line to it, then open it again.</source>
        <translation>%1 wurde geschrieben. %2 wurde von Hand geschrieben und bleibt, wie es ist: Fügen Sie diese Zeile hinzu und öffnen Sie es neu.</translation>
    </message>
</context>
<context>
    <name>traceo::MainWindow</name>
    <message>
        <source>%1 – Traceo</source>
        <translation>%1 – Traceo</translation>
    </message>
    <message>
        <source>Not live. Every pane shows the history up to %1.</source>
        <translation>Nicht live. Jeder Bereich zeigt die Historie bis %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Zeitreihe</numerusform>
            <numerusform>%n Zeitreihen</numerusform>
        </translation>
    </message>
    <message>
        <source>last commit %1</source>
        <translation>letzter Commit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) wait in memory, %1 were dropped.</source>
        <translation>
            <numerusform>%n Stapel wartet im Arbeitsspeicher, %1 gingen verloren.</numerusform>
            <numerusform>%n Stapel warten im Arbeitsspeicher, %1 gingen verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) wait in memory and are written when it works again.</source>
        <translation>
            <numerusform>%n Stapel wartet im Arbeitsspeicher und wird geschrieben, sobald es wieder geht.</numerusform>
            <numerusform>%n Stapel warten im Arbeitsspeicher und werden geschrieben, sobald es wieder geht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; “traceo workspace check” lists them</source>
        <translation>
            <numerusform>und %n weiterer; „traceo workspace check“ zeigt ihn</numerusform>
            <numerusform>und %n weitere; „traceo workspace check“ zeigt sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more source(s)</source>
        <translation>
            <numerusform>und %n weitere Quelle</numerusform>
            <numerusform>und %n weitere Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, generated data</source>
        <translation>%1, generierte Daten</translation>
    </message>
    <message>
        <source>This is generated data.</source>
        <translation>Diese Daten sind generiert.</translation>
    </message>
    <message>
        <source>The workspace names no source.</source>
        <translation>Der Arbeitsbereich nennt keine Quelle.</translation>
    </message>
    <message>
        <source>Your own Prometheus takes two minutes.</source>
        <translation>Der eigene Prometheus braucht zwei Minuten.</translation>
    </message>
    <message>
        <source>Nothing is asked, so nothing is shown.</source>
        <translation>Nichts wird gefragt, also wird nichts gezeigt.</translation>
    </message>
    <message>
        <source>Add your own…</source>
        <translation>Eigene hinzufügen …</translation>
    </message>
    <message>
        <source>Add source…</source>
        <translation>Quelle hinzufügen …</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>generated data</source>
        <translation>generierte Daten</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) set aside: ahead of the clock, or before 1970</source>
        <translation>
            <numerusform>%n Messwert beiseitegelegt: liegt vor der Uhr oder vor 1970</numerusform>
            <numerusform>%n Messwerte beiseitegelegt: liegen vor der Uhr oder vor 1970</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 pages, and so do %n more.</source>
        <translation>
            <numerusform>%1 gibt Alarm, und %n weiteres ebenso.</numerusform>
            <numerusform>%1 gibt Alarm, und %n weitere ebenso.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 pages.</source>
        <translation>%1 gibt Alarm.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>No SLO is selected</source>
        <translation>Kein SLO ist ausgewählt</translation>
    </message>
    <message>
        <source>Choose one in the table.</source>
        <translation>Wählen Sie eines in der Tabelle.</translation>
    </message>
</context>
<context>
    <name>traceo::MatrixBody</name>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::NotificationBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>traceo::NowPane</name>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Nothing is watched yet</source>
        <translation>Noch wird nichts beobachtet</translation>
    </message>
    <message>
        <source>Waiting for the history</source>
        <translation>Warten auf den Verlauf</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>zuständig</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Alerts of the range</source>
        <translation>Alarme des Zeitraums</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>filling: history is still being fetched</source>
        <translation>wird gefüllt: Der Verlauf wird noch geholt</translation>
    </message>
    <message>
        <source>not all can be seen</source>
        <translation>nicht alles ist zu sehen</translation>
    </message>
    <message>
        <source>worst first; a line leads to its detail</source>
        <translation>das Schlimmste zuerst; eine Zeile führt zu ihren Einzelheiten</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>%1, %2 of %3, newest first</source>
        <translation>%1, %2 von %3, neueste zuerst</translation>
    </message>
    <message>
        <source>worst of burn rate and alerts in each hour, %1 of %2 services, worst first; hatched: not known</source>
        <translation>das Schlimmste aus Verbrauch und Alarmen je Stunde, %1 von %2 Diensten, schlimmste zuerst; schraffiert: nicht bekannt</translation>
    </message>
    <message>
        <source>The address of a Prometheus, a VictoriaMetrics or an Alertmanager is enough to begin with.</source>
        <translation>Die Adresse eines Prometheus, eines VictoriaMetrics oder eines Alertmanagers genügt für den Anfang.</translation>
    </message>
    <message>
        <source>%1, none fired</source>
        <translation>%1, keiner feuerte</translation>
    </message>
    <message>
        <source>%1 of %2 lines shown</source>
        <translation>%1 von %2 Zeilen gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>and %n silenced; worst first, a line leads to its detail</source>
        <translation>
            <numerusform>und %n stummgeschaltet; Schlimmstes zuerst, eine Zeile führt zur Einzelheit</numerusform>
            <numerusform>und %n stummgeschaltet; Schlimmstes zuerst, eine Zeile führt zur Einzelheit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::PaletteList</name>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
</context>
<context>
    <name>traceo::Pane</name>
    <message>
        <source>%1 as CSV…</source>
        <translation>%1 als CSV…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>„%1“ konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Report of all panes as PDF…</source>
        <translation>Bericht aller Bereiche als PDF…</translation>
    </message>
    <message>
        <source>Add source…</source>
        <translation>Quelle hinzufügen …</translation>
    </message>
</context>
<context>
    <name>traceo::PaneBar</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Saves the rows as CSV</source>
        <translation>Speichert die Zeilen als CSV</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Hinauf zu %1</translation>
    </message>
</context>
<context>
    <name>traceo::PaneFrame</name>
    <message>
        <source>What is shown is the last that could be read.</source>
        <translation>Gezeigt wird, was zuletzt gelesen werden konnte.</translation>
    </message>
    <message>
        <source>filling: history is still being fetched</source>
        <translation>wird gefüllt: Der Verlauf wird noch geholt</translation>
    </message>
</context>
<context>
    <name>traceo::Pictures</name>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>Der Ordner „%1“ lässt sich nicht anlegen.</translation>
    </message>
    <message numerus="yes">
        <source>Not all history was there after %n second(s); the pictures show what was.</source>
        <translation>
            <numerusform>Nach %n Sekunde war nicht alle Historie da; die Bilder zeigen, was da war.</numerusform>
            <numerusform>Nach %n Sekunden war nicht alle Historie da; die Bilder zeigen, was da war.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation>„%1“ konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>traceo::ProbeDetailView</name>
    <message>
        <source>Phases now against the last 7 days</source>
        <translation>Phasen jetzt gegen die letzten 7 Tage</translation>
    </message>
    <message>
        <source>Numbers of the selected check</source>
        <translation>Zahlen der gewählten Prüfung</translation>
    </message>
    <message>
        <source>Now against the last 7 days</source>
        <translation>Jetzt gegen die letzten 7 Tage</translation>
    </message>
    <message>
        <source>medians of successful runs</source>
        <translation>Mediane erfolgreicher Läufe</translation>
    </message>
</context>
<context>
    <name>traceo::Rail</name>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1; shown: %2</source>
        <translation>%1; gezeigt: %2</translation>
    </message>
</context>
<context>
    <name>traceo::RangePopup</name>
    <message>
        <source>6h · now-1d/d to now/d · 2026-11-06 03:41 to 04:10 · UTC</source>
        <translation>6h · now-1d/d to now/d · 2026-11-06 03:41 to 04:10 · UTC</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Zeiträume</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>traceo::Report</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Method: %1</source>
        <translation>Methode: %1</translation>
    </message>
    <message>
        <source>a file that can be written</source>
        <translation>eine Datei, die geschrieben werden kann</translation>
    </message>
</context>
<context>
    <name>traceo::ReportExport</name>
    <message>
        <source>Report of all panes</source>
        <translation>Bericht aller Bereiche</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>The report could not be written.</source>
        <translation>Der Bericht konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” was written, but it is not whole.</source>
        <translation>„%1“ wurde geschrieben, ist aber nicht vollständig.</translation>
    </message>
    <message>
        <source>“%1” was written.</source>
        <translation>„%1“ wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>traceo::ReportRun</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>traceo::Scrubber</name>
    <message>
        <source>Moment that is looked at</source>
        <translation>Zeitpunkt, der betrachtet wird</translation>
    </message>
    <message>
        <source>Arrow keys move by an hour, with Shift by a day, up and down to the next incident.</source>
        <translation>Pfeiltasten bewegen um eine Stunde, mit Umschalt um einen Tag, auf und ab zum nächsten Vorfall.</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, vor %2</translation>
    </message>
    <message>
        <source>not known yet · now %1</source>
        <translation>noch nicht bekannt · jetzt %1</translation>
    </message>
</context>
<context>
    <name>traceo::Session</name>
    <message>
        <source>The history file was damaged. It was kept as “%1”; a new one was begun and is being filled.</source>
        <translation>Die Historiendatei war beschädigt. Sie wurde als „%1“ aufbewahrt; eine neue wurde begonnen und wird gefüllt.</translation>
    </message>
    <message>
        <source>The history was written by a newer Traceo. It is shown, but nothing is added; update to go on.</source>
        <translation>Die Historie wurde von einem neueren Traceo geschrieben. Sie wird gezeigt, aber nicht ergänzt; zum Weitermachen aktualisieren.</translation>
    </message>
    <message>
        <source>Another process owns this history: it is shown, and that one polls.</source>
        <translation>Diese Historie gehört einem anderen Prozess: sie wird gezeigt, und jener fragt die Quellen ab.</translation>
    </message>
    <message>
        <source>The history is read-only: it is shown, and nobody polls. Its file and its folder have to be yours to write in.</source>
        <translation>Die Historie ist schreibgeschützt: sie wird gezeigt, und niemand fragt die Quellen ab. In ihre Datei und ihren Ordner muss man schreiben dürfen.</translation>
    </message>
    <message>
        <source>The history lies on a network folder (%1), where it can be damaged. Name a local file in the workspace: history: {file: …}.</source>
        <translation>Die Historie liegt in einem Netzwerkordner (%1), wo sie Schaden nehmen kann. Im Workspace eine lokale Datei nennen: history: {file: …}.</translation>
    </message>
    <message>
        <source>an answer of the Traceo that owns this history</source>
        <translation>eine Antwort des Traceo, dem diese Historie gehört</translation>
    </message>
    <message>
        <source>Close it, or try again when it is done.</source>
        <translation>Schließen Sie es, oder versuchen Sie es erneut, wenn es fertig ist.</translation>
    </message>
</context>
<context>
    <name>traceo::SloAlertsView</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Pairs of windows</source>
        <translation>Fensterpaare</translation>
    </message>
    <message>
        <source>Firings</source>
        <translation>Auslösungen</translation>
    </message>
    <message numerus="yes">
        <source>%n firing(s)</source>
        <translation>
            <numerusform>%n Auslösung</numerusform>
            <numerusform>%n Auslösungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts by pair of windows</source>
        <translation>Alarme nach Fensterpaar</translation>
    </message>
    <message>
        <source>Pairs of windows, now</source>
        <translation>Fensterpaare, jetzt</translation>
    </message>
</context>
<context>
    <name>traceo::SloBudgetView</name>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>To now</source>
        <translation>Bis jetzt</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Since an hour before</source>
        <translation>Seit einer Stunde davor</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Since a day before</source>
        <translation>Seit einem Tag davor</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Since a week before</source>
        <translation>Seit einer Woche davor</translation>
    </message>
    <message>
        <source>What entered and what left</source>
        <translation>Was hinzukam und was herausfiel</translation>
    </message>
    <message>
        <source>Two kinds of windows</source>
        <translation>Zwei Arten von Fenstern</translation>
    </message>
    <message>
        <source>The window that ends %1</source>
        <translation>Das Fenster, das %1 endet</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Budget left of %1, by moment</source>
        <translation>Restbudget von %1, nach Zeitpunkt</translation>
    </message>
    <message>
        <source>Burn-down of %1</source>
        <translation>Burn-down von %1</translation>
    </message>
    <message>
        <source>What entered and what left, of %1</source>
        <translation>Was hinzukam und was herausfiel, von %1</translation>
    </message>
</context>
<context>
    <name>traceo::SloDefinitionView</name>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>What the definition says</source>
        <translation>Was die Definition sagt</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the definition</source>
        <translation>Die Definition kopieren</translation>
    </message>
    <message>
        <source>The definition as text</source>
        <translation>Die Definition als Text</translation>
    </message>
    <message>
        <source>what each changed of the one before, newest first</source>
        <translation>was jede an der vorherigen änderte, neueste zuerst</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Edit the SLO</source>
        <translation>Das SLO bearbeiten</translation>
    </message>
</context>
<context>
    <name>traceo::SloDetailView</name>
    <message>
        <source>Parts of the SLO</source>
        <translation>Teile des SLO</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Kontobuch</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>Zweite Meinung</translation>
    </message>
    <message>
        <source>Numbers of the selected SLO</source>
        <translation>Zahlen des ausgewählten SLO</translation>
    </message>
</context>
<context>
    <name>traceo::SloFormDialog</name>
    <message>
        <source>New SLO</source>
        <translation>Neues SLO</translation>
    </message>
    <message>
        <source>Edit SLO</source>
        <translation>SLO bearbeiten</translation>
    </message>
    <message>
        <source>generated data</source>
        <translation>generierte Daten</translation>
    </message>
    <message>
        <source>Holds from now &amp;on</source>
        <translation>Gilt ab &amp;jetzt</translation>
    </message>
    <message>
        <source>Holds for &amp;all of the past too</source>
        <translation>Gilt auch für die g&amp;anze Vergangenheit</translation>
    </message>
    <message>
        <source>The past stays judged as it was; a dated version is written beside the definition.</source>
        <translation>Die Vergangenheit bleibt beurteilt, wie sie war; neben die Definition wird eine datierte Fassung geschrieben.</translation>
    </message>
    <message>
        <source>The definition is changed in its file, and all of history is judged anew.</source>
        <translation>Die Definition wird in ihrer Datei geändert und der ganze Verlauf neu beurteilt.</translation>
    </message>
    <message>
        <source>Show the &amp;file's place</source>
        <translation>&amp;Ort der Datei zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>It has dated versions, which say what held when; change them in their files.</source>
        <translation>Es hat datierte Fassungen, die sagen, was wann galt; ändern Sie sie in ihren Dateien.</translation>
    </message>
    <message>
        <source>As it stands in its file</source>
        <translation>Wie es in seiner Datei steht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Neu öffnen</translation>
    </message>
    <message>
        <source>&amp;Save and open</source>
        <translation>&amp;Speichern und öffnen</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>one form at a time</source>
        <translation>ein Formular auf einmal</translation>
    </message>
    <message>
        <source>this one, which is not finished</source>
        <translation>dieses, das nicht fertig ist</translation>
    </message>
    <message>
        <source>Save or close it, then open the other.</source>
        <translation>Speichern oder schließen Sie es, und öffnen Sie dann das andere.</translation>
    </message>
    <message>
        <source>From %1 on another version of it holds, which is there already; what is saved now holds until then.</source>
        <translation>Ab %1 gilt eine andere Fassung, die es schon gibt; was Sie jetzt speichern, gilt bis dahin.</translation>
    </message>
    <message>
        <source>What you typed was not saved. Is it to be given up?</source>
        <translation>Ihre Eingaben sind nicht gespeichert. Sollen sie verworfen werden?</translation>
    </message>
    <message>
        <source>&amp;Give up</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>traceo::SloFormFields</name>
    <message>
        <source>Whose promise it is</source>
        <translation>Wessen Zusage es ist</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>checkout-availability</source>
        <translation>checkout-availability</translation>
    </message>
    <message>
        <source>as the name</source>
        <translation>wie der Name</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>&amp;Dienst</translation>
    </message>
    <message>
        <source>What counts as good</source>
        <translation>Was als gut zählt</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Indicator</source>
        <translation>&amp;Indikator</translation>
    </message>
    <message>
        <source>&amp;Counts</source>
        <translation>Zä&amp;hlt</translation>
    </message>
    <message>
        <source>&amp;Bad</source>
        <translation>S&amp;chlecht</translation>
    </message>
    <message>
        <source>&amp;Total</source>
        <translation>&amp;Gesamt</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>&amp;Histogramm</translation>
    </message>
    <message>
        <source>Is &amp;good where</source>
        <translation>Ist &amp;gut, wo</translation>
    </message>
    <message>
        <source>Tar&amp;get</source>
        <translation>Zie&amp;l</translation>
    </message>
    <message>
        <source>Th&amp;reshold</source>
        <translation>Schwe&amp;lle</translation>
    </message>
    <message>
        <source>&amp;Latency at most</source>
        <translation>Latenz &amp;höchstens</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>How much of it is promised</source>
        <translation>Wie viel davon zugesagt ist</translation>
    </message>
    <message>
        <source>Ob&amp;jective</source>
        <translation>Ziel&amp;wert</translation>
    </message>
    <message>
        <source>Windo&amp;w</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>A length, such as 30d, or periods of a calendar: 1M Europe/Berlin, 1Q UTC, 1w from 2026-01-05T08:00 Europe/Berlin</source>
        <translation>Eine Länge wie 30d oder Zeiträume eines Kalenders: 1M Europe/Berlin, 1Q UTC, 1w from 2026-01-05T08:00 Europe/Berlin</translation>
    </message>
    <message>
        <source>Metho&amp;d</source>
        <translation>&amp;Methode</translation>
    </message>
    <message>
        <source>A slice is good &amp;from</source>
        <translation>Eine Scheibe ist gu&amp;t ab</translation>
    </message>
    <message>
        <source>Counters: bad or good events, and all</source>
        <translation>Zähler: schlechte oder gute, und alle</translation>
    </message>
    <message>
        <source>Latency of a histogram</source>
        <translation>Latenz aus einem Histogramm</translation>
    </message>
    <message>
        <source>Apdex of a histogram</source>
        <translation>Apdex aus einem Histogramm</translation>
    </message>
    <message>
        <source>A gauge within a limit</source>
        <translation>Ein Messwert innerhalb einer Grenze</translation>
    </message>
    <message>
        <source>Probes of a target</source>
        <translation>Prüfungen eines Ziels</translation>
    </message>
    <message>
        <source>Queries that the server evaluates</source>
        <translation>Abfragen, die der Server auswertet</translation>
    </message>
    <message>
        <source>Events (Occurrences)</source>
        <translation>Ereignisse (Occurrences)</translation>
    </message>
    <message>
        <source>Good time slices (Timeslices)</source>
        <translation>Gute Zeitscheiben (Timeslices)</translation>
    </message>
    <message>
        <source>Mean over time slices (RatioTimeslices)</source>
        <translation>Mittel der Scheiben (RatioTimeslices)</translation>
    </message>
    <message>
        <source>Bad events of all</source>
        <translation>Schlechte Ereignisse von allen</translation>
    </message>
    <message>
        <source>Good events of all</source>
        <translation>Gute Ereignisse von allen</translation>
    </message>
    <message>
        <source>A share of good, as it is</source>
        <translation>Ein Anteil an Gutem, wie er ist</translation>
    </message>
    <message>
        <source>A share of bad, as it is</source>
        <translation>Ein Anteil an Schlechtem, wie er ist</translation>
    </message>
    <message>
        <source>&amp;Good</source>
        <translation>G&amp;ut</translation>
    </message>
    <message>
        <source>S&amp;hare</source>
        <translation>Antei&amp;l</translation>
    </message>
    <message>
        <source>the only one that fits</source>
        <translation>die einzige, die passt</translation>
    </message>
    <message>
        <source>History knows it by its name, which stays.</source>
        <translation>Der Verlauf kennt es unter seinem Namen, der bleibt.</translation>
    </message>
    <message>
        <source>Displa&amp;y name</source>
        <translation>An&amp;zeigename</translation>
    </message>
    <message>
        <source>Own&amp;er</source>
        <translation>Zuständig&amp;es Team</translation>
    </message>
    <message>
        <source>The answers g&amp;row as counters do</source>
        <translation>Die Antwo&amp;rten wachsen wie Zähler</translation>
    </message>
    <message>
        <source>It is a na&amp;tive histogram</source>
        <translation>Es ist ein nati&amp;ves Histogramm</translation>
    </message>
    <message>
        <source>Me&amp;tric</source>
        <translation>Metri&amp;k</translation>
    </message>
    <message>
        <source>Va&amp;lue</source>
        <translation>We&amp;rt</translation>
    </message>
    <message>
        <source>Ti&amp;me slice</source>
        <translation>Zeitschei&amp;be</translation>
    </message>
    <message>
        <source>S&amp;tatus</source>
        <translation>Stat&amp;us</translation>
    </message>
</context>
<context>
    <name>traceo::SloFormPreview</name>
    <message>
        <source>What history says of it</source>
        <translation>Was der Verlauf dazu sagt</translation>
    </message>
    <message>
        <source>Course of the error budget</source>
        <translation>Verlauf des Fehlerbudgets</translation>
    </message>
    <message>
        <source>The definition as text</source>
        <translation>Die Definition als Text</translation>
    </message>
    <message>
        <source>Reading the files of the workspace</source>
        <translation>Die Dateien des Arbeitsbereichs werden gelesen</translation>
    </message>
    <message>
        <source>Nothing can be shown</source>
        <translation>Nichts kann gezeigt werden</translation>
    </message>
    <message>
        <source>Not filled in yet</source>
        <translation>Noch nicht ausgefüllt</translation>
    </message>
    <message>
        <source>Still empty: %1.</source>
        <translation>Noch leer: %1.</translation>
    </message>
    <message>
        <source>Not right yet</source>
        <translation>Noch nicht richtig</translation>
    </message>
    <message>
        <source>No series matches</source>
        <translation>Keine Reihe passt</translation>
    </message>
    <message>
        <source>On history</source>
        <translation>Laut Verlauf</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>The form has no fields for it</source>
        <translation>Das Formular hat keine Felder dafür</translation>
    </message>
    <message>
        <source>What is written when it is saved</source>
        <translation>Was beim Speichern geschrieben wird</translation>
    </message>
    <message>
        <source>Nothing is different</source>
        <translation>Nichts ist anders</translation>
    </message>
    <message>
        <source>What is wrong stands beside its field, or below.</source>
        <translation>Was falsch ist, steht bei seinem Feld oder darunter.</translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>Zum ersten</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Noch nicht geholt</translation>
    </message>
</context>
<context>
    <name>traceo::SloLedgerView</name>
    <message>
        <source>Ledger</source>
        <translation>Kontobuch</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>closing = opening + debits − credits</source>
        <translation>Ende = Anfang + Soll − Haben</translation>
    </message>
    <message>
        <source>Spent since the window began</source>
        <translation>Verbraucht seit Beginn des Fensters</translation>
    </message>
</context>
<context>
    <name>traceo::SloOpinionView</name>
    <message>
        <source>Second opinion</source>
        <translation>Zweite Meinung</translation>
    </message>
    <message>
        <source>Second opinions</source>
        <translation>Zweite Meinungen</translation>
    </message>
    <message>
        <source>Slices that are counted otherwise</source>
        <translation>Scheiben, die anders gezählt werden</translation>
    </message>
    <message>
        <source>The same samples, counted by others</source>
        <translation>Dieselben Messwerte, von anderen gezählt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Nobody differs</source>
        <translation>Keine Abweichung</translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s) counted otherwise</source>
        <translation>
            <numerusform>%n Scheibe anders gezählt</numerusform>
            <numerusform>%n Scheiben anders gezählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::SloOutlookView</name>
    <message>
        <source>Outlook</source>
        <translation>Ausblick</translation>
    </message>
    <message>
        <source>Forecast of the budget</source>
        <translation>Prognose des Budgets</translation>
    </message>
</context>
<context>
    <name>traceo::SloPane</name>
    <message>
        <source>SLOs</source>
        <translation>SLOs</translation>
    </message>
    <message>
        <source>No SLOs yet</source>
        <translation>Noch keine SLOs</translation>
    </message>
    <message>
        <source>Waiting for the history</source>
        <translation>Warten auf den Verlauf</translation>
    </message>
    <message>
        <source>generated data</source>
        <translation>generierte Daten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Numbers of %1</source>
        <translation>Zahlen von %1</translation>
    </message>
    <message>
        <source>SLI</source>
        <translation>SLI</translation>
    </message>
    <message>
        <source>Error budget</source>
        <translation>Fehlerbudget</translation>
    </message>
    <message>
        <source>Burn rate</source>
        <translation>Burn-Rate</translation>
    </message>
    <message>
        <source>The command “New SLO…” makes one; a source that is added proposes some.</source>
        <translation>Der Befehl „Neues SLO …“ legt eines an; eine hinzugefügte Quelle schlägt welche vor.</translation>
    </message>
    <message>
        <source>New SLO…</source>
        <translation>Neues SLO …</translation>
    </message>
    <message>
        <source>Opens the form for a new SLO</source>
        <translation>Öffnet das Formular für ein neues SLO</translation>
    </message>
</context>
<context>
    <name>traceo::SloTabView</name>
    <message>
        <source>Waiting for the history</source>
        <translation>Warten auf den Verlauf</translation>
    </message>
    <message>
        <source>This could not be read</source>
        <translation>Das ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>What is shown is the last that could be read.</source>
        <translation>Gezeigt wird das Letzte, das sich lesen ließ.</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nichts anzuzeigen</translation>
    </message>
</context>
<context>
    <name>traceo::SourceChip</name>
    <message>
        <source>Offline, data to %1, %2</source>
        <translation>Offline, Daten bis %1, %2</translation>
    </message>
    <message>
        <source>No sources</source>
        <translation>Keine Quellen</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 Quellen</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>älteste %1</translation>
    </message>
    <message>
        <source>history %1</source>
        <translation>Historie %1</translation>
    </message>
    <message>
        <source>%1 sources now</source>
        <translation>%1 Quellen jetzt</translation>
    </message>
</context>
<context>
    <name>traceo::StateView</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Nicht geladen</translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <translation>Sie haben es abgebrochen.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
</context>
<context>
    <name>traceo::StatusStrip</name>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
</context>
<context>
    <name>traceo::SyntheticsPane</name>
    <message>
        <source>Synthetics</source>
        <translation>Synthetik</translation>
    </message>
    <message>
        <source>Waiting for the history</source>
        <translation>Warten auf die Historie</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Checks by region</source>
        <translation>Prüfungen nach Region</translation>
    </message>
    <message>
        <source>generated data</source>
        <translation>generierte Daten</translation>
    </message>
    <message>
        <source>No checks yet</source>
        <translation>Noch keine Prüfungen</translation>
    </message>
    <message>
        <source>No source has probe series. Let Prometheus scrape a blackbox exporter, or point a source at Grafana's synthetic monitoring.</source>
        <translation>Keine Quelle hat Reihen von Prüfungen. Lassen Sie Prometheus einen Blackbox-Exporter abfragen, oder richten Sie eine Quelle auf Grafanas Synthetic Monitoring.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 aus %2</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), worst first</source>
        <translation>
            <numerusform>%n Prüfung</numerusform>
            <numerusform>%n Prüfungen, schlimmste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 checks</source>
        <translation>%1 von %2 Prüfungen</translation>
    </message>
    <message>
        <source>Phases of %1</source>
        <translation>Phasen von %1</translation>
    </message>
    <message>
        <source>Phases of %1, now and before</source>
        <translation>Phasen von %1, jetzt und vorher</translation>
    </message>
</context>
<context>
    <name>traceo::TableModel</name>
    <message>
        <source>%1, stale for %2</source>
        <translation>%1, veraltet seit %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>traceo::TableView</name>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
</context>
<context>
    <name>traceo::TileStrip</name>
    <message>
        <source>Key figures</source>
        <translation>Kennzahlen</translation>
    </message>
</context>
<context>
    <name>traceo::TimeRangeBar</name>
    <message>
        <source>As of %1 %2</source>
        <translation>Stand %1 %2</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Last %1 days</source>
        <translation>Letzte %1 Tage</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last %1 hours</source>
        <translation>Letzte %1 Stunden</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
    <message>
        <source>%1 · %2 ago</source>
        <translation>%1 · vor %2</translation>
    </message>
    <message>
        <source>Return to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Alt+Home</source>
        <translation>Alt+Pos1</translation>
    </message>
    <message>
        <source>%1 → now</source>
        <translation>%1 → jetzt</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitbereich</translation>
    </message>
</context>
<context>
    <name>traceo::TimeSeriesChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing observed</source>
        <translation>nichts beobachtet</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>neuester</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>began again</source>
        <translation>neu begonnen</translation>
    </message>
    <message numerus="yes">
        <source>began again %n time(s)</source>
        <translation>
            <numerusform>%n-mal neu begonnen</numerusform>
            <numerusform>%n-mal neu begonnen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::TopBar</name>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Connection to the sources</source>
        <translation>Verbindung zu den Quellen</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Strg K</translation>
    </message>
</context>
<context>
    <name>DefinitionDoubt</name>
    <message>
        <source>%1 has no series named “%2”.</source>
        <translation>%1 hat keine Zeitreihe mit dem Namen „%2“.</translation>
    </message>
    <message>
        <source>no such series</source>
        <translation>keine solche Zeitreihe</translation>
    </message>
    <message>
        <source>no boundary; take %1</source>
        <translation>keine Grenze; nehmen Sie %1</translation>
    </message>
    <message>
        <source>Its threshold %1 is no boundary of the histogram: of an event beside it nobody can tell whether it was within. Take one of its boundaries as the threshold: %2.</source>
        <translation>Seine Schwelle %1 ist keine Grenze des Histogramms: Von einem Ereignis daneben kann niemand sagen, ob es darin lag. Nehmen Sie eine seiner Grenzen als Schwelle: %2.</translation>
    </message>
</context>
<context>
    <name>KeyPlaces</name>
    <message>
        <source>%1 belongs at the top level of the workspace file, beside “version:” and indented as little.</source>
        <translation>%1 gehört auf die oberste Ebene der Datei des Arbeitsbereichs, neben „version:“ und so wenig eingerückt wie dieses.</translation>
    </message>
    <message>
        <source>%1 belongs under “- SLO:” in the list “slos:”, beside “name:”.</source>
        <translation>%1 gehört unter „- SLO:“ in der Liste „slos:“, neben „name:“.</translation>
    </message>
    <message>
        <source>%1 belongs under “indicator:” of an SLO, beside “type:”.</source>
        <translation>%1 gehört unter „indicator:“ eines SLO, neben „type:“.</translation>
    </message>
</context>
</TS>
