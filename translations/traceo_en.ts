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
        <source>%n histogram(s)</source>
        <translation>
            <numerusform>%n histogram</numerusform>
            <numerusform>%n histograms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series of probes</source>
        <translation>
            <numerusform>%n series of probes</numerusform>
            <numerusform>%n series of probes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n address(es)</source>
        <translation>
            <numerusform>of %n address</numerusform>
            <numerusform>of %n addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertmanagerAnswer</name>
    <message numerus="yes">
        <source>%Ln without; they were left out</source>
        <translation>
            <numerusform>%Ln without; it was left out</numerusform>
            <numerusform>%Ln without; they were left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CacheReport</name>
    <message numerus="yes">
        <source>%n cache(s)</source>
        <translation>
            <numerusform>%n cache</numerusform>
            <numerusform>%n caches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>net, %n cache(s)</source>
        <translation>
            <numerusform>net, %n cache</numerusform>
            <numerusform>net, %n caches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CacheSection</name>
    <message numerus="yes">
        <source>All %n caches reach a hit rate of %1</source>
        <translation>
            <numerusform>The one cache reaches a hit rate of %1</numerusform>
            <numerusform>All %n caches reach a hit rate of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 caches reach a hit rate of %2</source>
        <translation>
            <numerusform>%n of %1 caches reaches a hit rate of %2</numerusform>
            <numerusform>%n of %1 caches reach a hit rate of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had no look-ups</source>
        <translation>
            <numerusform>%n had no look-ups</numerusform>
            <numerusform>%n had no look-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not observed long enough</source>
        <translation>
            <numerusform>%n was not observed long enough</numerusform>
            <numerusform>%n were not observed long enough</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>and %n more; --limit all shows them</source>
        <translation>
            <numerusform>and %n more; --limit all shows them</numerusform>
            <numerusform>and %n more; --limit all shows them</numerusform>
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
    <name>Overview</name>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for information</source>
        <translation>
            <numerusform>%n for information</numerusform>
            <numerusform>%n for information</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>%n silenced</numerusform>
            <numerusform>%n silenced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not measured</source>
        <translation>
            <numerusform>%n not measured</numerusform>
            <numerusform>%n not measured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objective(s) cannot be measured while their source is silent.</source>
        <translation>
            <numerusform>%n objective cannot be measured while its source is silent.</numerusform>
            <numerusform>%n objectives cannot be measured while their source is silent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s). %1</source>
        <translation>
            <numerusform>%n check. %1</numerusform>
            <numerusform>%n checks. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) are slow from %1</source>
        <translation>
            <numerusform>%n check is slow from %1</numerusform>
            <numerusform>%n checks are slow from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not observed</source>
        <translation>
            <numerusform>%n not observed</numerusform>
            <numerusform>%n not observed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objective(s) show what was known then.</source>
        <translation>
            <numerusform>%n objective shows what was known then.</numerusform>
            <numerusform>%n objectives show what was known then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) are not observed from %1</source>
        <translation>
            <numerusform>%n check is not observed from %1</numerusform>
            <numerusform>%n checks are not observed from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation>
            <numerusform>%n stale</numerusform>
            <numerusform>%n stale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewSection</name>
    <message numerus="yes">
        <source>%n past alerts or more</source>
        <translation>
            <numerusform>%n past alert or more</numerusform>
            <numerusform>%n past alerts or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past alerts</source>
        <translation>
            <numerusform>%n past alert</numerusform>
            <numerusform>%n past alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SloOutlookTab</name>
    <message numerus="yes">
        <source>%n past day(s)</source>
        <translation>
            <numerusform>%n past day</numerusform>
            <numerusform>%n past days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqlQuestion</name>
    <message numerus="yes">
        <source>%Ln of them</source>
        <translation>
            <numerusform>%Ln of them</numerusform>
            <numerusform>%Ln of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqlRows</name>
    <message numerus="yes">
        <source>%Ln value(s) in each row</source>
        <translation>
            <numerusform>%Ln value in each row</numerusform>
            <numerusform>%Ln values in each row</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyntheticsReport</name>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>State of %n check(s)</source>
        <translation>
            <numerusform>State of %n check</numerusform>
            <numerusform>State of %n checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n down</source>
        <translation>
            <numerusform>%n down</numerusform>
            <numerusform>%n down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not observed</source>
        <translation>
            <numerusform>%n not observed</numerusform>
            <numerusform>%n not observed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyntheticsSection</name>
    <message numerus="yes">
        <source>%n pairs</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) not observed, the first since %1: %2</source>
        <translation>
            <numerusform>%n check not observed, since %1: %2</numerusform>
            <numerusform>%n checks not observed, the first since %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 checks are down</source>
        <translation>
            <numerusform>%n of %1 checks is down</numerusform>
            <numerusform>%n of %1 checks are down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n checks are up</source>
        <translation>
            <numerusform>The check is up</numerusform>
            <numerusform>All %n checks are up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 checks are up</source>
        <translation>
            <numerusform>%n of %1 checks is up</numerusform>
            <numerusform>%n of %1 checks are up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not observed</source>
        <translation>
            <numerusform>%n is not observed</numerusform>
            <numerusform>%n are not observed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are stale</source>
        <translation>
            <numerusform>%n is stale</numerusform>
            <numerusform>%n are stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are still being fetched</source>
        <translation>
            <numerusform>%n is still being fetched</numerusform>
            <numerusform>%n are still being fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificates end soon, that of %1 first</source>
        <translation>
            <numerusform>%n certificate ends soon, that of %1 first</numerusform>
            <numerusform>%n certificates end soon, that of %1 first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pairs of check and region are not observed: neither up nor down.</source>
        <translation>
            <numerusform>%n of %1 pairs of check and region is not observed: neither up nor down.</numerusform>
            <numerusform>%n of %1 pairs of check and region are not observed: neither up nor down.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::CachePane</name>
    <message numerus="yes">
        <source>%n instance(s), worst first</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances, worst first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::ChangesDock</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::HeatBody</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
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
        <source>and %n more source(s)</source>
        <translation>
            <numerusform>and %n more source</numerusform>
            <numerusform>and %n more sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) set aside: ahead of the clock, or before 1970</source>
        <translation>
            <numerusform>%n sample set aside: ahead of the clock, or before 1970</numerusform>
            <numerusform>%n samples set aside: ahead of the clock, or before 1970</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 pages, and so do %n more.</source>
        <translation>
            <numerusform>%1 pages, and so does %n more.</numerusform>
            <numerusform>%1 pages, and so do %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::MatrixBody</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::NowPane</name>
    <message numerus="yes">
        <source>and %n silenced; worst first, a line leads to its detail</source>
        <translation>
            <numerusform>and %n silenced; worst first, a line leads to its detail</numerusform>
            <numerusform>and %n silenced; worst first, a line leads to its detail</numerusform>
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
<context>
    <name>traceo::SloAlertsView</name>
    <message numerus="yes">
        <source>%n firing(s)</source>
        <translation>
            <numerusform>%n firing</numerusform>
            <numerusform>%n firings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::SloOpinionView</name>
    <message numerus="yes">
        <source>%n slice(s) counted otherwise</source>
        <translation>
            <numerusform>%n slice counted otherwise</numerusform>
            <numerusform>%n slices counted otherwise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::SyntheticsPane</name>
    <message numerus="yes">
        <source>%n check(s), worst first</source>
        <translation>
            <numerusform>%n check</numerusform>
            <numerusform>%n checks, worst first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceo::TimeSeriesChart</name>
    <message numerus="yes">
        <source>began again %n time(s)</source>
        <translation>
            <numerusform>began again once</numerusform>
            <numerusform>began again %n times</numerusform>
        </translation>
    </message>
</context>
</TS>
