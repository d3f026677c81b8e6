<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AddSource</name>
    <message numerus="yes">
        <source>%n target(s) scraped, %1 of them up</source>
        <translation>
            <numerusform>%n target scraped, %1 of them up</numerusform>
            <numerusform>%n targets scraped, %1 of them up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series of probes, of %1 addresses</source>
        <translation>
            <numerusform>%n series of probes, of %1 addresses</numerusform>
            <numerusform>%n series of probes, of %1 addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n histogram(s)</source>
        <translation>
            <numerusform>%n histogram</numerusform>
            <numerusform>%n histograms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n more mistakes follow.</source>
        <translation>
            <numerusform>%n more mistake follows.</numerusform>
            <numerusform>%n more mistakes follow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::MainWindow</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) wait in memory, %1 were dropped.</source>
        <translation>
            <numerusform>%n batch waits in memory, %1 were dropped.</numerusform>
            <numerusform>%n batches wait in memory, %1 were dropped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) wait in memory and are written when it works again.</source>
        <translation>
            <numerusform>%n batch waits in memory and is written when it works again.</numerusform>
            <numerusform>%n batches wait in memory and are written when it works again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; “traceo workspace check” lists them</source>
        <translation>
            <numerusform>and %n more; “traceo workspace check” lists it</numerusform>
            <numerusform>and %n more; “traceo workspace check” lists them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) of the future set aside</source>
        <translation>
            <numerusform>%n sample of the future set aside</numerusform>
            <numerusform>%n samples of the future set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more source(s)</source>
        <translation>
            <numerusform>and %n more source</numerusform>
            <numerusform>and %n more sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::Pictures</name>
    <message numerus="yes">
        <source>Not all history was there after %n second(s); the pictures show what was.</source>
        <translation>
            <numerusform>Not all history was there after %n second; the pictures show what was.</numerusform>
            <numerusform>Not all history was there after %n seconds; the pictures show what was.</numerusform>
        </translation>
    </message>
</context>
</TS>
