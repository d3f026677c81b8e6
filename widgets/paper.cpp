#include "widgets/paper.h"

#include <QPaintEngine>
#include <QPainter>

namespace traceo {

bool isPaper(const QPainter& painter)
{
    const QPaintEngine* engine = painter.paintEngine();
    return engine
        && (engine->type() == QPaintEngine::Pdf || engine->type() == QPaintEngine::Picture
            || engine->type() == QPaintEngine::SVG);
}

} // namespace traceo
