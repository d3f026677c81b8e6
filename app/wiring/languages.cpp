#include "app/wiring/languages.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace traceo {

void addTranslations(QCoreApplication& application)
{
    auto* translator = new QTranslator(&application);
    // English has plurals of its own, which any other language needs, too, and the locale C of a server.
    if (translator->load(QLocale(), u"traceo"_s, u"_"_s, u":/i18n"_s) || translator->load(u":/i18n/traceo_en"_s))
        QCoreApplication::installTranslator(translator);
}

} // namespace traceo
