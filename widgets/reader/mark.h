#pragma once

#include "model/mark.h"
